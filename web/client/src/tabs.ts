import { byId, copyOf, part, reconcile, setText, show } from './dom';
import type { Tab } from './snapshot';

const seenKey = (id: string) => `seen:${id}`;

/** One tab for each open session: what was said in a session since its tab last showed it is unread there. */
export class Tabs {
  readonly #strip = byId('tabs');
  #known: Tab[] = [];

  /** @param session The session of this page, if it shows one. */
  constructor(readonly session: string | null) {}

  all(tabs: Tab[]): void {
    this.#known = tabs;
    reconcile(this.#strip, tabs, one => one.id, () => copyOf('tab'), (element, one) => this.#fill(element, one));
  }

  one(tab: Tab): void {
    const others = this.#known.filter(old => old.id !== tab.id);
    const at = this.#known.findIndex(old => old.id === tab.id);
    this.all(!tab.isOpen ? others : at < 0 ? [...others, tab] : this.#known.map(old => old.id === tab.id ? tab : old));
  }

  #fill(element: HTMLElement, one: Tab): void {
    const link = part<HTMLAnchorElement>(element, 'link');
    link.href = `/console/${one.id}`;
    setText(part(element, 'label'), one.label);
    show(part(element, 'waits'), one.isWaiting);
    const isHere = one.id === this.session;
    if (isHere) { link.setAttribute('aria-current', 'page'); this.#markRead(one); }
    const unread = isHere ? 0 : one.lines - this.#seen(one);
    const count = part(element, 'count');
    show(count, unread > 0);
    setText(part(count, 'unread'), String(unread));
  }

  /** A session seen here for the first time has nothing unread. */
  #seen(one: Tab): number {
    try {
      const stored = localStorage.getItem(seenKey(one.id));
      if (stored !== null) return Number(stored);
      localStorage.setItem(seenKey(one.id), String(one.lines));
    } catch { /* no storage: nothing is marked */ }
    return one.lines;
  }

  #markRead(one: Tab): void {
    try { if (one.lines > 0) localStorage.setItem(seenKey(one.id), String(one.lines)); } catch { /* nothing is marked, then */ }
  }
}
