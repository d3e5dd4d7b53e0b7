/** The element with this id; a page without it is a bug of ours. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found as T;
}

/** The element inside a template's copy that carries this part's name. */
export function part<T extends HTMLElement = HTMLElement>(root: ParentNode, name: string): T {
  const found = root.querySelector<T>(`[data-part=${name}]`);
  if (!found) throw new Error(`no part ${name}`);
  return found;
}

export function copyOf(template: string): HTMLElement {
  return byId<HTMLTemplateElement>(template).content.firstElementChild!.cloneNode(true) as HTMLElement;
}

const words = new Map<string, string>();

/** A text in the page's language: the server wrote them all into the page. {0}, {1} … are filled in. */
export function word(key: string, ...values: (string | number)[]): string {
  if (words.size === 0)
    for (const element of byId<HTMLTemplateElement>('words').content.querySelectorAll<HTMLElement>('[data-key]'))
      words.set(element.dataset['key']!, element.textContent ?? '');
  return (words.get(key) ?? key).replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}

export const language = document.documentElement.lang || 'en';
// As the product writes times everywhere: 14:05, and 26 Nov, 14:05.
export const locale = language === 'en' ? 'en-GB' : language;
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const calendar = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A time of today as the clock shows it, any other with its date. */
export function time(at: number): string {
  const then = new Date(at);
  return then.toDateString() === new Date().toDateString() ? clock.format(then) : calendar.format(then);
}

/** Sets a text only where it differs, so that screen readers and selections aren't disturbed. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element: HTMLElement, isShown: boolean): void {
  if (element.hidden === isShown) element.hidden = !isShown;
}

/** Up to two letters for a person's picture. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).map(piece => piece.match(/\p{L}|\p{N}/u)?.[0]).filter(letter => letter !== undefined);
  const ends = letters.length > 1 ? [letters[0]!, letters.at(-1)!] : letters;
  return ends.join('').toLocaleUpperCase(language) || '·';
}

/**
 * Makes a list's children equal to the items, by key: what is there stays the same element (with its focus, its open parts, its half-typed
 * text), what is new is made, what has gone is removed.
 */
export function reconcile<T>(list: HTMLElement, items: T[], key: (item: T) => string, make: (item: T) => HTMLElement, fill: (element: HTMLElement, item: T) => void): void {
  const old = new Map<string, HTMLElement>();
  for (const child of list.children) if (child instanceof HTMLElement && child.dataset['id']) old.set(child.dataset['id'], child);
  let place: Element | null = list.firstElementChild;
  for (const item of items) {
    const id = key(item);
    const element = old.get(id) ?? make(item);
    element.dataset['id'] = id;
    old.delete(id);
    while (place && !(place as HTMLElement).dataset['id']) place = place.nextElementSibling;
    if (element === place) place = place.nextElementSibling;
    else list.insertBefore(element, place);
    fill(element, item);
  }
  for (const gone of old.values()) gone.remove();
}

/** Something kept in this tab for this session only; storage may be switched off. */
export const kept = {
  get(key: string): string { try { return sessionStorage.getItem(key) ?? ''; } catch { return ''; } },
  set(key: string, value: string): void { try { if (value) sessionStorage.setItem(key, value); else sessionStorage.removeItem(key); } catch { /* not kept, then */ } },
};

/**
 * Keeps what is typed into a field for this tab: it is there again after a reload. The page gives the field closed; it opens here, as what was
 * typed before there was a script to keep it would be lost.
 */
export function keepDraft(field: HTMLTextAreaElement, key: string): void {
  field.value = kept.get(key);
  field.disabled = false;
  field.addEventListener('input', () => kept.set(key, field.value));
}
