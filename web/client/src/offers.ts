import { byId, copyOf, part, reconcile, setText, show, time, word } from './dom';
import type { Live } from './live';
import type { DeskNow, Offer } from './snapshot';
import { tell } from './tell';

/** How long the page still says what became of an offer. */
const Afterwards = 30_000;

/** Time passes without a word from the server: wrap-up ends, another node of the site changes something. */
const Beat = 15_000;

interface Shown { id: string; offer: Offer | null; words: string; }

/** What concerns the person beside the session on the page: offers (R7.4), and their availability (R7.10). Asked for anew at every word that it may have changed. */
export class Desk {
  readonly #over = new Map<string, string>();
  #offers: Offer[] = [];
  #isAsking = false;
  #isStale = false;

  constructor(readonly live: () => Live) {
    byId('set-available').addEventListener('click', () => void this.#say(true));
    byId('set-away').addEventListener('click', () => void this.#say(false));
    setInterval(() => void this.refresh(), Beat);
  }

  async refresh(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isStale) {
      this.#isStale = false;
      const now = await this.live().call<DeskNow>('Desk');
      if (now !== null) this.#show(now);
    }
    this.#isAsking = false;
  }

  #show(now: DeskNow): void {
    this.#offers = now.offers;
    for (const ended of now.over) {
      this.#over.set(ended.session, ended.words);
      setTimeout(() => { this.#over.delete(ended.session); this.#list(); }, Afterwards);
    }
    for (const offer of now.offers) this.#over.delete(offer.session);
    this.#list();
    show(byId('availability'), now.state !== null);
    if (now.state === null) return;
    const state = byId('agent-state');
    state.dataset['state'] = now.state;
    setText(state, word(`agent.${now.state}`));
    show(byId('unreachable'), now.isOnDuty && !now.isReachable);
    byId('set-available').setAttribute('aria-pressed', String(now.isOnDuty));
    byId('set-away').setAttribute('aria-pressed', String(!now.isOnDuty));
  }

  #list(): void {
    const all: Shown[] = [
      ...this.#offers.map(offer => ({ id: offer.session, offer, words: '' })),
      ...[...this.#over].map(([id, words]) => ({ id, offer: null, words })),
    ];
    show(byId('offers'), all.length > 0);
    reconcile(byId('offer-list'), all, one => one.id, one => this.#make(one), fill);
  }

  #make(one: Shown): HTMLElement {
    const element = copyOf('offer');
    part(element, 'accept').addEventListener('click', () => void this.#accept(one.id));
    part(element, 'decline').addEventListener('click', () => void this.#decline(one.id));
    return element;
  }

  async #accept(session: string): Promise<void> {
    const answer = await tell(this.live().ask('Accept', session));
    if (answer?.done) location.href = `/console/${session}`;
    else await this.refresh();
  }

  async #decline(session: string): Promise<void> {
    await tell(this.live().ask('Decline', session));
    await this.refresh();
  }

  async #say(isAvailable: boolean): Promise<void> {
    await tell(this.live().ask('SetAvailable', isAvailable));
    await this.refresh();
  }
}

function fill(element: HTMLElement, one: Shown): void {
  const { offer } = one;
  setText(part(element, 'title'), offer === null ? one.words : word('offer.title', offer.customer));
  show(part(element, 'urgent'), offer?.isUrgent ?? false);
  const facts = offer === null ? [] : [
    offer.number,
    ...(offer.from === null ? [] : [word('offer.from', offer.from)]),
    ...(offer.queue === null ? [] : [word('offer.queue', offer.queue)]),
    word('offer.since', time(offer.since)),
    ...(offer.until === null ? [] : [word('offer.until', time(offer.until))]),
  ];
  setText(part(element, 'facts'), facts.join(' · '));
  for (const [name, text] of [['question', offer?.question], ['message', offer?.message]] as const) {
    setText(part(element, name), text ?? '');
    show(part(element, name), !!text);
  }
  show(part(element, 'acts'), offer !== null);
}
