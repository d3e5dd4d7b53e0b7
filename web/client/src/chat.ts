import { byId, copyOf, keepDraft, kept, part, reconcile, setText, show, time, word } from './dom';
import type { Live } from './live';
import type { Line } from './snapshot';

interface Outgoing { id: string; text: string; }

/** The talk: lines, the field, what is unread. What was typed is never lost: not by a reconnect, not by a reload, not by a refusal. */
export class Chat {
  readonly #list = byId('lines');
  readonly #box = byId('scroll');
  readonly #form = byId<HTMLFormElement>('say');
  readonly #field = byId<HTMLTextAreaElement>('say-text');
  readonly #error = byId('say-error');
  readonly #fresh = byId<HTMLButtonElement>('fresh');
  readonly #said = byId('said');
  readonly #title = document.title;
  #outgoing: Outgoing | null = null;
  #newest: string | null = null;
  #unread = 0;
  #isFirst = true;
  #wasAtEnd = true;

  constructor(readonly live: () => Live, readonly session: string, readonly you: string) {
    keepDraft(this.#field, this.#key('draft'));
    this.#field.addEventListener('input', () => this.#refuse(null));
    this.#field.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#form.requestSubmit();
      }
    });
    this.#form.addEventListener('submit', event => { event.preventDefault(); void this.#send(); });
    this.#fresh.addEventListener('click', () => { this.#toEnd(); this.#field.focus(); });
    this.#box.addEventListener('scroll', () => { this.#wasAtEnd = this.#isAtEnd(); if (this.#wasAtEnd) this.#read(); });
    // Who reads the end keeps reading the end when the window, or the keyboard of a phone, takes room.
    new ResizeObserver(() => { if (this.#wasAtEnd) this.#toEnd(); }).observe(this.#box);
    document.addEventListener('visibilitychange', () => { if (!document.hidden && this.#isAtEnd()) this.#read(); });
    addEventListener('focus', () => { if (this.#isAtEnd()) this.#read(); });
  }

  get field(): HTMLTextAreaElement { return this.#field; }

  show(lines: Line[]): void {
    const wasAtEnd = this.#isAtEnd();
    reconcile(this.#list, lines, line => line.id, () => copyOf('line'), (element, line) => this.#fill(element, line));
    show(byId('no-lines'), lines.length === 0);
    this.#notice(lines, wasAtEnd);
  }

  #fill(element: HTMLElement, line: Line): void {
    const isMine = line.from === this.you;
    element.classList.toggle('mine', isMine);
    setText(part(element, 'by'), `${isMine ? word('you') : line.name}, ${time(line.at)}`);
    setText(part(element, 'text'), line.text);
  }

  /** Unread is what others said while the page was hidden or scrolled up. The reading-aloud region gets only new lines of others, one by one. */
  #notice(lines: Line[], wasAtEnd: boolean): void {
    const known = lines.findIndex(line => line.id === this.#newest);
    const fresh = this.#isFirst ? [] : lines.slice(known + 1);
    this.#newest = lines.at(-1)?.id ?? this.#newest;
    const others = fresh.filter(line => line.from !== this.you);
    for (const line of others) {
      const spoken = document.createElement('p');
      spoken.textContent = `${line.name}: ${line.text}`;
      this.#said.append(spoken);
    }
    while (this.#said.childElementCount > 5) this.#said.firstElementChild!.remove();
    if (this.#isFirst || wasAtEnd || fresh.some(line => line.from === this.you)) this.#toEnd();
    this.#isFirst = false;
    if (others.length > 0 && (document.hidden || !this.#isAtEnd())) {
      this.#unread += others.length;
      document.title = `(${this.#unread}) ${this.#title}`;
    }
    show(this.#fresh, this.#unread > 0 && !this.#isAtEnd());
  }

  async #send(): Promise<void> {
    const text = this.#field.value;
    if (!text.trim()) { this.#field.focus(); return; }
    // The same words again are the same line: a repeat after a lost answer is one line, not two.
    if (this.#outgoing?.text !== text) this.#outgoing = { id: crypto.randomUUID(), text };
    const sent = this.#outgoing;
    const answer = await this.live().ask('Say', sent.id, sent.text);
    if (answer === null) return this.#refuse(word('say.offline'));
    this.#outgoing = null;
    if (!answer.done) return this.#refuse(answer.words);
    if (this.#field.value === text) { this.#field.value = ''; kept.set(this.#key('draft'), ''); }
    this.#refuse(null);
  }

  #refuse(words: string | null): void {
    setText(part(this.#error, 'text'), words ?? '');
    show(this.#error, words !== null);
    if (words === null) this.#field.removeAttribute('aria-invalid'); else this.#field.setAttribute('aria-invalid', 'true');
  }

  #isAtEnd(): boolean { return this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < 48; }

  #toEnd(): void { this.#box.scrollTop = this.#box.scrollHeight; if (!document.hidden) this.#read(); }

  #read(): void { this.#unread = 0; document.title = this.#title; show(this.#fresh, false); }

  #key(what: string): string { return `${what}:${this.session}:${this.you}`; }
}
