import { app } from '@microsoft/teams-js';

/** Teams' names, and ours for the stylesheets. */
const sheets: Record<string, 'light' | 'dark' | 'contrast'> = { default: 'light', dark: 'dark', contrast: 'contrast', glass: 'dark' };

let language = '';

/** For the pages that follow: browsers give the cookie back inside Teams only. */
function keep(theme: string): void {
  document.cookie = `support-teams=${sheets[theme] ?? 'light'}${language && `.${language}`}; Path=/; Secure; SameSite=None; Partitioned`;
}

/** @param locale Teams' own, such as pl-pl. */
export function keepLook(theme: string, locale: string): void {
  language = locale.slice(0, 2).toLowerCase().replace(/[^a-z]/g, '');
  keep(theme);
  app.registerOnThemeChangeHandler(change);
}

function change(theme: string): void {
  keep(theme);
  const link = document.getElementById('theme') as HTMLLinkElement | null;
  const sheet = link?.dataset[sheets[theme] ?? 'light'];
  if (link && sheet) link.href = sheet;
}

/** On a page inside Teams: takes what changes there while it is open. */
export async function follow(): Promise<void> {
  try {
    await app.initialize();
    const context = await app.getContext();
    keepLook(context.app.theme, context.app.locale);
    change(context.app.theme);
    void app.notifySuccess();
  } catch { /* not inside Teams after all: the page is as it came */ }
}
