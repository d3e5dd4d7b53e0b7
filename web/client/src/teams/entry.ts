import { app, authentication } from '@microsoft/teams-js';
import { byId, show } from '../dom';
import { keepLook } from './theme';

/** A sign-in that didn't last until the next page: the browser keeps no cookie of ours here. */
const Lost = 20_000;
const Key = 'support-entered';

const main = byId('main');

/** Signs the person in by what Teams knows of them, and shows the page that the tab is for. */
export async function enter(): Promise<void> {
  const to = main.dataset['to']!;
  if (window.parent === window) return location.replace(to);
  try {
    await app.initialize();
  } catch {
    return reveal('outside');
  }
  const context = await app.getContext();
  keepLook(context.app.theme, context.app.locale);
  void app.notifySuccess();
  // Of what a link carries, only a session's id leads anywhere.
  const session = context.page.subPageId ?? '';
  const target = /^[0-9a-f]{32}$/.test(session) ? `/console/${session}` : to;
  if (main.dataset['byDirectory'] === undefined || wasLost()) return reveal('outside');
  const person = context.user?.id ?? '';
  byId('ask').addEventListener('click', () => void ask(person, context.user?.loginHint ?? context.user?.userPrincipalName ?? '', target));
  let token: string;
  try {
    token = await authentication.getAuthToken();
  } catch {
    // No such permission in the directory yet, or a person must consent. Who is signed in here already goes on.
    return person !== '' && main.dataset['person']?.toLowerCase() === person.toLowerCase() ? go(target) : reveal('asking');
  }
  await send({ token }, target);
}

async function ask(person: string, hint: string, target: string): Promise<void> {
  show(byId('why'), false);
  try {
    const where = new URL(main.dataset['window']!, location.href);
    where.search = new URLSearchParams({ person, hint }).toString();
    await send({ code: await authentication.authenticate({ url: where.href, width: 600, height: 640 }) }, target);
  } catch {
    refuse(undefined);
  }
}

async function send(what: Record<string, string>, target: string): Promise<void> {
  const form = new FormData(byId<HTMLFormElement>('entry'));
  for (const [name, value] of Object.entries(what)) form.set(name, value);
  const answer = await fetch('/tab/sign-in', { method: 'POST', body: new URLSearchParams(form as unknown as Record<string, string>), headers: { Accept: 'application/json' } }).catch(() => null);
  const said = await answer?.json().catch(() => null) as { done: boolean; words?: string } | null | undefined;
  if (said?.done) go(target);
  else refuse(said?.words);
}

function refuse(words: string | undefined): void {
  byId('why').textContent = words ?? main.dataset['failed']!;
  show(byId('why'), true);
  reveal('asking');
}

function go(target: string): void {
  try { sessionStorage.setItem(Key, String(Date.now())); } catch { /* then nothing tells that it was lost */ }
  location.replace(target);
}

function wasLost(): boolean {
  try { return main.dataset['person'] === undefined && Date.now() - Number(sessionStorage.getItem(Key) ?? 0) < Lost; } catch { return false; }
}

function reveal(id: 'asking' | 'outside'): void {
  for (const part of ['entering', 'asking', 'outside']) show(byId(part), part === id);
}
