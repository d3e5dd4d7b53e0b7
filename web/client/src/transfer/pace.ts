/** How fast bytes come, over the last seconds. */
const Span = 5000;

/** Without a byte for so long, the connection is broken, whatever the browser still says. */
const Patience = 6000;

export class Pace {
  #points: { time: number; bytes: number }[] = [];
  readonly #born = performance.now();
  #moved = performance.now();
  #last = -1;

  /** Bytes in a second; null: it can't be told yet. */
  at(bytes: number): number | null {
    const time = performance.now();
    if (bytes !== this.#last) [this.#last, this.#moved] = [bytes, time];
    const newest = this.#points.at(-1);
    // Went back: sent again from where the receiver is.
    if (newest !== undefined && bytes < newest.bytes) this.#points = [];
    if (newest === undefined || time - newest.time > 200) this.#points.push({ time, bytes });
    while (this.#points.length > 2 && time - this.#points[0]!.time > Span) this.#points.shift();
    const first = this.#points[0]!;
    return time - first.time < 500 ? null : Math.max(0, (bytes - first.bytes) / (time - first.time) * 1000);
  }

  /** On a new line. */
  again(): void {
    this.#points = [];
    this.#moved = performance.now();
  }

  get isStuck(): boolean { return performance.now() - this.#moved > Patience; }

  /** It hasn't had the time to begin. */
  get isFresh(): boolean { return performance.now() - this.#born < Patience; }
}
