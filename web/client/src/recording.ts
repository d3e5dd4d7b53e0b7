import type { Live } from './live';
import { includes, type MediaRoom } from './media/room';
import type { Recorder } from './recorder';
import type { Activity, Snapshot } from './snapshot';

/** Who records: the page that carries the controller's media, while the activity runs (R10.1). What it takes to record is loaded then. */
export class Recording {
  #now: Snapshot | null = null;
  /** Of the activity that is recorded here; null while it is loaded. */
  #recorder: Recorder | null = null;
  #activity: string | null = null;
  /** Those that have ended and still send what they had. */
  readonly #ending = new Set<Promise<void>>();

  constructor(readonly live: () => Live, readonly session: string, readonly media: MediaRoom) {}

  take(now: Snapshot): void {
    this.#now = now;
    this.refresh();
  }

  /** What is shown or said may have changed. */
  refresh(): void {
    const now = this.#now;
    if (now === null) return;
    const mine = now.controller === this.media.you && this.media.isCarrier ? now.activities.find(one => one.kind === 'Recording' && one.state === 'Running') : undefined;
    if (this.#activity !== null && this.#activity !== mine?.id) this.#stop();
    if (mine !== undefined && this.#activity === null) void this.#start(mine);
    this.#recorder?.take(now);
  }

  /** The page goes: what was recorded should be at the server first, but not for ever. */
  async end(): Promise<void> {
    this.#stop();
    await Promise.race([Promise.all(this.#ending), new Promise(resolve => setTimeout(resolve, 5000))]);
  }

  async #start(activity: Activity): Promise<void> {
    this.#activity = activity.id;
    try {
      const { Recorder } = await import('./recorder');
      if (this.#activity !== activity.id) return;
      this.#recorder = new Recorder(activity.id, { session: this.session, you: this.media.you, media: this.media, includes, stop: () => void this.live().ask('Stop', activity.id) });
      this.#recorder.take(this.#now!);
    } catch {
      // Not loaded: the next snapshot, or this, tries again.
      setTimeout(() => { if (this.#activity === activity.id && this.#recorder === null) { this.#activity = null; this.refresh(); } }, 2000);
    }
  }

  #stop(): void {
    const recorder = this.#recorder;
    this.#activity = this.#recorder = null;
    if (recorder === null) return;
    const ending = recorder.end().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }
}
