import { byId, copyOf, keepDraft, kept, part, reconcile, setText, show, time, word } from './dom';
import type { Live } from './live';
import type { Line, Snapshot } from './snapshot';
import { tell } from './tell';

/** Notes for colleagues: customers never get them. What is typed stays until it is sent. */
export class Notes {
  readonly #field = byId<HTMLTextAreaElement>('note-text');
  readonly #draft: string;
  #outgoing: { id: string; text: string } | null = null;

  constructor(readonly live: () => Live, session: string, readonly you: string) {
    this.#draft = `note:${session}:${you}`;
    keepDraft(this.#field, this.#draft);
    this.#field.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      byId<HTMLFormElement>('note').requestSubmit();
    });
    byId('note').addEventListener('submit', event => { event.preventDefault(); void this.#send(); });
  }

  show(now: Snapshot): void {
    const notes = now.notes ?? [];
    show(byId('notes'), notes.length > 0);
    reconcile(byId('notes'), notes, note => note.id, () => copyOf('note-line'), (element, note) => this.#fill(element, note));
  }

  #fill(element: HTMLElement, note: Line): void {
    setText(part(element, 'by'), `${note.from === this.you ? word('you') : note.name}, ${time(note.at)}`);
    setText(part(element, 'text'), note.text);
  }

  async #send(): Promise<void> {
    const text = this.#field.value;
    if (!text.trim()) return this.#field.focus();
    // The same words again are the same note: a repeat after a lost answer is one, not two.
    if (this.#outgoing?.text !== text) this.#outgoing = { id: crypto.randomUUID(), text };
    const answer = await tell(this.live().ask('Note', this.#outgoing.id, text), byId('note-refused'));
    if (answer === null) return;
    this.#outgoing = null;
    if (answer.done && this.#field.value === text) { this.#field.value = ''; kept.set(this.#draft, ''); }
  }
}
