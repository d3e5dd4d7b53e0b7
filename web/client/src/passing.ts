import { countLetters } from './counter';
import { byId, copyOf, part, reconcile, setText, show, word } from './dom';
import type { Live } from './live';
import type { Participant, Snapshot, Targets } from './snapshot';
import { tell } from './tell';

/** How often the dialog asks who is available now. */
const Beat = 2000;

interface Choice { id: string; name: string; what: string; isPossible: boolean; }

/** Transfer of control (R6) and of the session (R7). What is refused stays in the dialog as it was. */
export class Passing {
  readonly #control = byId<HTMLDialogElement>('control-dialog');
  readonly #transfer = byId<HTMLDialogElement>('transfer-dialog');
  readonly #supervises: boolean;
  readonly #mayTransfer: boolean;
  #controls = false;
  #key = crypto.randomUUID();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param leaving Called before the person leaves the session by their own word. */
  constructor(readonly live: () => Live, room: HTMLElement, readonly leaving: (isLeaving: boolean) => void) {
    this.#supervises = room.dataset['supervises'] === 'true';
    this.#mayTransfer = room.dataset['mayTransfer'] === 'true';
    for (const dialog of [this.#control, this.#transfer])
      dialog.querySelector('[data-close]')!.addEventListener('click', () => dialog.close());
    byId('control-open').addEventListener('click', () => this.#open(this.#control));
    byId('transfer-open').addEventListener('click', () => { this.#open(this.#transfer); void this.#targets(); this.#timer = setInterval(() => void this.#targets(), Beat); });
    this.#transfer.addEventListener('close', () => clearInterval(this.#timer));
    byId('control-form').addEventListener('submit', event => { event.preventDefault(); void this.#giveControl(); });
    byId('transfer-form').addEventListener('submit', event => { event.preventDefault(); void this.#pass(); });
    for (const radio of this.#transfer.querySelectorAll('[name=target]')) radio.addEventListener('change', () => this.#showTarget());
    countLetters();
  }

  show(now: Snapshot, you: string): void {
    this.#controls = now.controller === you;
    const mayControl = now.controller !== null && (this.#controls || this.#supervises);
    const mayTransfer = this.#mayTransfer && (this.#controls || this.#supervises);
    show(byId('hand-over'), mayControl || mayTransfer);
    show(byId('control-open'), mayControl);
    show(byId('transfer-open'), mayTransfer);
    if (!mayControl) this.#control.close();
    if (!mayTransfer) this.#transfer.close();
    const assistants = now.participants.filter(person => person.role === 'Representative' && person.state !== 'Left' && person.id !== now.controller);
    fillChoices('assistants', 'option-one', 'assistant', assistants.map(choiceOf));
    show(byId('no-assistants'), assistants.length === 0);
    byId<HTMLButtonElement>('control-go').disabled = assistants.length === 0;
    show(byId('and-leave').closest('label')!, this.#controls);
  }

  #open(dialog: HTMLDialogElement): void {
    for (const banner of dialog.querySelectorAll<HTMLElement>('.banner')) show(banner, false);
    dialog.showModal();
  }

  async #giveControl(): Promise<void> {
    const [to] = chosen('assistants');
    if (to === undefined) { byId('assistants').querySelector('input')?.focus(); return; }
    const isLeaving = byId<HTMLInputElement>('and-leave').checked && this.#controls;
    this.leaving(isLeaving);
    const answer = await tell(this.live().ask(isLeaving ? 'LeaveTo' : 'TransferControl', to), byId('control-refused'));
    if (answer?.done) this.#control.close();
    else this.leaving(false);
  }

  async #pass(): Promise<void> {
    const isToQueue = this.#isToQueue;
    const message = byId<HTMLTextAreaElement>('message');
    this.leaving(this.#controls);
    const asked = this.live().ask('TransferSession', this.#key, isToQueue ? chosen('queues')[0] ?? '' : '', isToQueue ? [] : chosen('agents'), message.value, byId<HTMLInputElement>('urgent').checked);
    const answer = await tell(asked, byId('transfer-refused'));
    if (answer !== null) this.#key = crypto.randomUUID();
    if (answer?.done) this.#transfer.close();
    else { this.leaving(false); byId('transfer-refused').scrollIntoView({ block: 'nearest' }); }
  }

  get #isToQueue(): boolean { return this.#transfer.querySelector<HTMLInputElement>('[name=target]:checked')!.value === 'queue'; }

  #showTarget(): void {
    show(byId('queues-field'), this.#isToQueue);
    show(byId('agents-field'), !this.#isToQueue);
  }

  async #targets(): Promise<void> {
    const now = await this.live().call<Targets>('Targets');
    if (now === null) return;
    fillChoices('queues', 'option-one', 'queue', now.queues.map(queue => ({ id: queue.id, name: queue.name, what: word('transfer.length', queue.length), isPossible: true })));
    fillChoices('agents', 'option-many', 'agent', now.agents.map(agent => ({ id: agent.id, name: agent.name, what: word(`agent.${agent.state}`), isPossible: agent.state === 'Available' })));
    show(byId('no-queues'), now.queues.length === 0);
    show(byId('no-agents'), now.agents.length === 0);
  }
}

function choiceOf(person: Participant): Choice {
  return { id: person.id, name: person.name, what: word(`state.${person.state}`), isPossible: true };
}

/** What was chosen stays chosen, also when somebody stops being available: the rules then say so. */
function fillChoices(list: string, template: string, name: string, choices: Choice[]): void {
  reconcile(byId(list), choices, choice => choice.id, () => copyOf(template), (element, choice) => {
    const input = element.querySelector('input')!;
    input.name = name;
    input.value = choice.id;
    input.disabled = !choice.isPossible && !input.checked;
    setText(part(element, 'name'), choice.name);
    setText(part(element, 'what'), choice.what);
  });
}

function chosen(list: string): string[] {
  return [...byId(list).querySelectorAll<HTMLInputElement>('input:checked')].map(input => input.value);
}
