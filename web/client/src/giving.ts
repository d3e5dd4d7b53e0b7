import type { Live } from './live';
import { includes, type MediaRoom } from './media/room';
import { stop } from './media/sources';
import type { Answer, Snapshot } from './snapshot';

/**
 * What the person has chosen to show before the server has said that it may flow. A source is taken in their click; it is given when the snapshot
 * says that the activity runs with them in it, and stopped when it says anything else.
 */
export class Giving {
  readonly #held = new Map<string, MediaStream>();
  #now: Snapshot | null = null;

  constructor(readonly live: () => Live, readonly media: MediaRoom) {}

  /** Asks the server for what the source is meant for. */
  async with(activity: string, source: MediaStream | null, asked: () => Promise<Answer | null>): Promise<Answer | null> {
    if (source !== null) this.#held.set(activity, source);
    const answer = await asked();
    if (!answer?.done) this.#drop(activity);
    else if (this.#now !== null) this.show(this.#now);
    return answer;
  }

  /** For an activity that runs already. */
  give(activity: string, source: MediaStream): void {
    this.#held.set(activity, source);
    if (this.#now !== null) this.show(this.#now);
  }

  show(now: Snapshot): void {
    this.#now = now;
    for (const [id, source] of this.#held) {
      const activity = now.activities.find(one => one.id === id);
      if (activity !== undefined && includes(activity, this.media.you)) this.#give(id, source);
      else if (now.ended.some(one => one.id === id)) this.#drop(id);
    }
  }

  dropAll(): void { for (const id of [...this.#held.keys()]) this.#drop(id); }

  #give(activity: string, source: MediaStream): void {
    this.#held.delete(activity);
    const isAlive = source.getTracks().some(track => track.readyState === 'live');
    if (isAlive && this.media.isCarrier) return this.media.give(activity, source);
    stop(source);
    if (!isAlive) this.media.ended(activity);
  }

  #drop(activity: string): void {
    const source = this.#held.get(activity);
    this.#held.delete(activity);
    if (source !== undefined) stop(source);
  }
}
