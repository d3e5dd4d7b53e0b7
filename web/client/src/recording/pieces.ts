/** What waits for the server at most, in bytes: some five minutes. */
const RoomForWaiting = 64 << 20;
const Pauses = [300, 1000, 2000, 3000, 5000];
/** How long the last pieces are tried to be sent; the server takes them for two minutes after the end. */
const Patience = 110_000;

/** One part's pieces on their way to the server: in order, each until it is there. The same piece may arrive twice; it counts once. */
export class Pieces {
  readonly #waiting: Blob[] = [];
  /** Of the first that waits. */
  #number = 0;
  #size = 0;
  #sending: Promise<void> | null = null;
  #isLost = false;
  #endsAt = Infinity;

  /** What comes now can't be kept. Refused: nor can anything after it; else a new part may begin. */
  lost: (isRefused: boolean) => void = () => {};

  constructor(readonly address: string) {}

  add(piece: Blob): void {
    if (piece.size === 0 || this.#isLost) return;
    this.#waiting.push(piece);
    this.#size += piece.size;
    if (this.#size > RoomForWaiting) {
      // What is held already still belongs together; the part ends here.
      this.#isLost = true;
      this.lost(false);
    }

    this.#sending ??= this.#send().finally(() => { this.#sending = null; });
  }

  /** Nothing comes any more; done when all is sent, or given up. */
  async end(): Promise<void> {
    this.#endsAt = Date.now() + Patience;
    await this.#sending;
  }

  async #send(): Promise<void> {
    for (let tries = 0; this.#waiting.length > 0 && Date.now() < this.#endsAt;) {
      const answer = await this.#put(this.#waiting[0]!);
      if (answer === null || answer.status >= 500 || answer.status === 429) {
        await new Promise(resolve => setTimeout(resolve, Pauses[Math.min(tries++, Pauses.length - 1)]));
        continue;
      }

      tries = 0;
      if (answer.status === 204) this.#drop(1);
      else if (answer.status === 409) this.#skip((await answer.json() as { next: number }).next);
      else this.#giveUp(true);
    }
  }

  async #put(piece: Blob): Promise<Response | null> {
    const token = document.querySelector<HTMLInputElement>('input[name=__RequestVerificationToken]')?.value ?? '';
    try {
      return await fetch(`${this.address}/${this.#number}`, { method: 'PUT', body: piece, headers: { RequestVerificationToken: token, 'Content-Type': 'application/octet-stream' }, signal: AbortSignal.timeout(30_000) });
    } catch {
      return null; // the server is away, or the way to it
    }
  }

  /** The server has less than it said, or more than this page heard of. */
  #skip(next: number): void {
    if (next > this.#number && next <= this.#number + this.#waiting.length) this.#drop(next - this.#number);
    else this.#giveUp(false);
  }

  #drop(count: number): void {
    this.#number += count;
    for (const piece of this.#waiting.splice(0, count)) this.#size -= piece.size;
  }

  #giveUp(isRefused: boolean): void {
    this.#waiting.length = this.#size = 0;
    if (this.#isLost) return;
    this.#isLost = true;
    this.lost(isRefused);
  }
}
