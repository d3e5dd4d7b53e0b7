import type { Wait } from './snapshot';

/** The newest that is known of the place in the line: it comes with snapshots and by itself, in any order. */
export class Place {
  #newest: Wait | null = null;

  /** Takes in what came, and gives what counts. */
  take(came: Wait): Wait {
    if (this.#newest === null || this.#newest.since !== came.since || came.at >= this.#newest.at) this.#newest = came;
    return this.#newest;
  }
}
