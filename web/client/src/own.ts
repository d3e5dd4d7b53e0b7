import { byId, kept, part, setText, show, word } from './dom';
import type { Giving } from './giving';
import { includes, isDesktop, type MediaRoom } from './media/room';
import { canShareScreen, capture, type Source } from './media/sources';
import type { Activity, Snapshot } from './snapshot';
import { tell } from './tell';

/** What the person gives to activities that run: own camera and microphone, on and off; and their screen, where its picture is missing after a reload. */
export class Own {
  /** Activities that this page has seen run: a source is fetched without a press at most once for each. */
  readonly #seen = new Set<string>();
  /** What is being fetched for. */
  readonly #busy = new Set<string>();
  /** What they have stopped, while the server doesn't say so yet. */
  readonly #left = new Set<string>();
  #now: Snapshot | null = null;

  constructor(readonly media: MediaRoom, readonly giving: Giving, readonly isCustomer: boolean) {
    byId('mic').addEventListener('click', () => void this.#toggle('Voice'));
    byId('cam').addEventListener('click', () => void this.#toggle('Video'));
    byId('rejoin').addEventListener('click', () => { for (const activity of this.#without()) void tell(giving.live().ask('Reply', activity.id, true, false, null)); });
    byId('choose-go').addEventListener('click', () => {
      const missing = this.#missing();
      if (missing !== undefined) void this.#fetch(missing, true);
    });
  }

  show(now: Snapshot): void {
    this.#now = now;
    for (const activity of now.activities.filter(one => includes(one, this.media.you))) {
      this.#meet(activity);
      keep(activity.id, this.media.source(activity.id) !== null || (keeps(activity.id) && this.#busy.has(activity.id)));
    }
    for (const [button, kind] of [['mic', 'Voice'], ['cam', 'Video']] as const) {
      const activity = this.#running(kind);
      show(byId(button), activity !== undefined && this.media.isCarrier);
      if (activity === undefined) continue;
      const isOn = this.media.source(activity.id) !== null;
      byId(button).dataset['on'] = String(isOn);
      setText(byId(button), word(`${button}.${isOn ? 'off' : 'on'}`));
    }
    show(byId('rejoin'), this.#without().length > 0);
    const missing = this.#missing();
    show(byId('choose'), missing !== undefined);
    if (missing === undefined) return;
    setText(part(byId('choose'), 'text'), word(this.isCustomer ? 'choose.customer' : 'choose.controller'));
    setText(byId('choose-go'), word(canShareScreen ? this.isCustomer ? 'choose.again' : 'choose.go' : 'choose.camera'));
  }

  /** They stopped it. */
  leave(activity: string): void {
    this.#left.add(activity);
    this.media.withdraw(activity);
  }

  /** After a reload what was on comes back by itself, if the browser lets it. */
  #meet(activity: Activity): void {
    if (this.#seen.has(activity.id)) return;
    this.#seen.add(activity.id);
    if (!this.media.isCarrier || this.media.source(activity.id) !== null) return;
    const isOwner = activity.owner === this.media.you;
    if (isOwner ? this.isCustomer || keeps(activity.id) : keeps(activity.id)) void this.#fetch(activity, false);
  }

  #running(kind: 'Video' | 'Voice'): Activity | undefined { return this.#now?.activities.find(one => one.kind === kind && includes(one, this.media.you)); }

  /** What goes on without them, because they stopped it for themselves (R10.3): they may come back to it. */
  #without(): Activity[] { return this.#now?.activities.filter(one => one.out.includes(this.media.you) && one.kind !== 'Recording' && one.kind !== 'FileTransfer') ?? []; }

  #missing(): Activity | undefined {
    if (!this.media.isCarrier) return undefined;
    return this.#now?.activities.find(one => one.owner === this.media.you && includes(one, this.media.you) && this.media.source(one.id) === null && !this.#busy.has(one.id) && !this.#left.has(one.id));
  }

  async #toggle(kind: 'Video' | 'Voice'): Promise<void> {
    const activity = this.#running(kind);
    if (activity === undefined) return;
    if (this.media.source(activity.id) === null) return this.#fetch(activity, true);
    this.media.withdraw(activity.id);
  }

  async #fetch(activity: Activity, isPressed: boolean): Promise<void> {
    if (this.#busy.has(activity.id)) return;
    this.#busy.add(activity.id);
    let problem: string | null = null;
    try {
      this.giving.give(activity.id, await capture(sourceFor(activity)));
    } catch (error) {
      problem = whyNot(error, activity);
    }
    this.#busy.delete(activity.id);
    if (isPressed || problem === null) complain(problem);
    if (this.#now !== null) this.show(this.#now);
  }
}

/** What somebody gives to an activity of theirs. Phones have a camera to show instead of a screen. */
export function sourceFor(activity: Pick<Activity, 'kind'>): Source {
  if (activity.kind === 'Voice') return 'microphone';
  if (activity.kind === 'Video') return 'face';
  if (!canShareScreen) return 'camera';
  return isDesktop(activity) ? 'screen' : 'window';
}

/** Why there is nothing to give, in words. */
export function whyNot(error: unknown, activity: Pick<Activity, 'kind'>): string {
  const isMissing = error instanceof DOMException && error.name !== 'NotAllowedError' && error.name !== 'InvalidStateError';
  const source = sourceFor(activity);
  if (source === 'screen' || source === 'window') return word(isMissing ? 'why.screen.failed' : 'why.screen');
  if (source === 'microphone') return word(isMissing ? 'why.mic.none' : 'why.mic');
  return word(isMissing ? 'why.cam.none' : 'why.cam');
}

export function complain(words: string | null): void {
  setText(part(byId('own-problem'), 'text'), words ?? '');
  show(byId('own-problem'), words !== null);
}

function keeps(activity: string): boolean { return kept.get(`gives:${activity}`) !== ''; }

function keep(activity: string, gives: boolean): void { kept.set(`gives:${activity}`, gives ? '1' : ''); }
