import { byId, copyOf, part, reconcile, setText, show, word } from './dom';
import type { Live } from './live';
import { canShareScreen, capture } from './media/sources';
import { sourceFor, whyNot } from './own';
import type { Activity, Snapshot } from './snapshot';
import { tell } from './tell';
import type { Together } from './together';

/** What the customer decides (R10.2, R10.3): questions to them, one button that ends everything, and taking back that they needn't be asked. */
export class Consent {
  #now: Snapshot | null = null;
  /** Pressed while the line was down: said again as soon as it is up. */
  #stopsStill = false;
  #asked = new Set<string>();
  /** The browser's own window for choosing is open. */
  #isChoosing = false;

  constructor(readonly live: () => Live, readonly together: Together, readonly you: string) {
    byId('stop-all').addEventListener('click', () => void this.#stopAll());
    byId('withdraw').addEventListener('click', () => void tell(live().ask('WithdrawConsent')));
  }

  show(now: Snapshot): void {
    this.#now = now;
    const questions = now.activities.filter(one => one.kind !== 'FileTransfer' && one.asked.includes(this.you));
    const isHere = this.#hasFocus;
    show(byId('ask'), questions.length > 0);
    reconcile(byId('ask-list'), questions, one => one.id, one => this.#make(one), (element, one) => this.#fill(element, one));
    const fresh = questions.find(one => !this.#asked.has(one.id));
    this.#asked = new Set(questions.map(one => one.id));
    if (fresh !== undefined) byId('ask').scrollIntoView({ block: 'nearest' });
    show(byId('granted'), now.grantsAll);
    show(byId('stop-bar'), now.activities.some(one => concerns(one, this.you)));
    // Who has answered or stopped goes on from where that was.
    if (isHere && !this.#hasFocus) byId('activities').focus();
  }

  get #hasFocus(): boolean {
    const focused = document.activeElement;
    return focused instanceof HTMLElement && focused.closest('#ask, #stop-bar, #granted')?.checkVisibility() === true;
  }

  online(): void { if (this.#stopsStill) void this.#stopAll(); }

  #make(activity: Activity): HTMLElement {
    const element = copyOf('question-card');
    part(element, 'allow').addEventListener('click', () => void this.#allow(element, activity));
    part(element, 'refuse').addEventListener('click', () => void this.#answer(element, activity, false, null));
    return element;
  }

  #fill(element: HTMLElement, activity: Activity): void {
    const by = this.#now!.participants.find(one => one.id === this.#now!.controller)?.name ?? '';
    const isCamera = activity.kind !== 'Recording' && !canShareScreen;
    setText(part(element, 'title'), word(`ask.${activity.kind}`, by));
    setText(part(element, 'text'), word(isCamera ? 'ask.camera.text' : `ask.${activity.kind}.text`, by));
    setText(part(element, 'allow'), word(isCamera ? 'ask.camera.allow' : 'ask.allow'));
    show(part(element, 'for-all').closest('label')!, !this.#now!.grantsAll);
    // A newcomer's question waits for them.
    show(part(element, 'late'), activity.state === 'Requested');
  }

  /** The source is taken in the press itself: browsers ask for that. Where nothing was chosen, the question stands. */
  async #allow(element: HTMLElement, activity: Activity): Promise<void> {
    if (activity.kind === 'Recording') return this.#answer(element, activity, true, null);
    if (this.#isChoosing) return;
    this.#isChoosing = true;
    let source: MediaStream;
    try {
      source = await capture(sourceFor(activity));
    } catch (error) {
      return complain(element, whyNot(error, activity));
    } finally {
      this.#isChoosing = false;
    }
    await this.#answer(element, activity, true, source);
  }

  async #answer(element: HTMLElement, activity: Activity, isGranted: boolean, source: MediaStream | null): Promise<void> {
    const forAll = isGranted && part<HTMLInputElement>(element, 'for-all').checked;
    const answer = await this.together.giving.with(activity.id, source, () => this.live().ask('Reply', activity.id, isGranted, forAll, null));
    complain(element, answer === null ? word('offline.act') : answer.done ? null : answer.words);
  }

  /** What they give stops here and now, whatever the line does. */
  async #stopAll(): Promise<void> {
    this.#stopsStill = true;
    this.together.leave(this.#now?.activities.filter(one => concerns(one, this.you)).map(one => one.id) ?? []);
    const answer = await tell(this.live().ask('StopAll'));
    if (answer !== null) this.#stopsStill = false;
  }
}

/** Whether it touches this customer: as the rules see it. */
function concerns(activity: Activity, you: string): boolean {
  return activity.customer === null ? !activity.out.includes(you) : activity.customer === you;
}

function complain(element: HTMLElement, words: string | null): void {
  setText(part(part(element, 'problem'), 'text'), words ?? '');
  show(part(element, 'problem'), words !== null);
}
