import { sha256 } from '@noble/hashes/sha2.js';
import { frame, Head, Kind, Window } from './frames';

/** Read from the disk at once. */
const Piece = 2 << 20;

/** The largest message; some browsers take less. */
const Message = 256 << 10;

/** Bytes that wait in the line: enough to keep it busy, and far less than what it refuses. */
const High = 4 << 20;
const Low = 1 << 20;

/** One file on its way out. Not further ahead than the line and the receiver can take; hashed on the way, from its first byte, wherever it is sent from. */
export class Sending {
  readonly #hash = sha256.create();
  #hashed = 0;
  /** Counts what the receiver asked for: only the last wish is carried out. */
  #wish = 0;
  #line: RTCDataChannel | null = null;
  #from = -1;
  #sent = 0;
  #kept = 0;
  #wake = () => {};

  constructor(readonly transfer: string, readonly file: File, readonly unreadable: () => void) {}

  /** Bytes that the other page has, as far as it can be told from here. */
  get bytes(): number { return Math.max(this.#kept, this.#sent - (this.#line?.bufferedAmount ?? 0)); }

  /** @param limit The line's largest message. */
  want(line: RTCDataChannel, limit: number, offset: number): void {
    if (offset > this.file.size || (this.#line === line && this.#from === offset)) return; // said twice
    [this.#line, this.#from, this.#sent, this.#kept] = [line, offset, offset, offset];
    const wish = ++this.#wish;
    this.#wake();
    void this.#send(line, wish, Math.min(limit, Message) - Head);
  }

  kept(offset: number): void {
    this.#kept = Math.max(this.#kept, Math.min(offset, this.#sent));
    this.#wake();
  }

  /** The line has gone, or the transfer is over. */
  pause(): void {
    this.#wish++;
    this.#line = null;
    this.#wake();
  }

  async #send(line: RTCDataChannel, wish: number, chunk: number): Promise<void> {
    const isMine = () => wish === this.#wish && line.readyState === 'open';
    line.bufferedAmountLowThreshold = Low;
    try {
      while (this.#hashed < this.#sent && isMine()) this.#digest(this.#hashed, await this.#read(this.#hashed));
      while (isMine() && this.#sent < this.file.size) {
        const piece = await this.#read(this.#sent);
        for (let at = 0; at < piece.length; at += chunk) {
          while (isMine() && (line.bufferedAmount > High || this.#sent - this.#kept >= Window)) await this.#room(line);
          if (!isMine()) return;
          const bytes = piece.subarray(at, at + chunk);
          this.#digest(this.#sent, bytes);
          line.send(frame(Kind.Data, this.transfer, this.#sent, bytes));
          this.#sent += bytes.length;
        }
      }

      if (isMine()) line.send(frame(Kind.End, this.transfer, this.file.size, this.#hash.clone().digest()));
    } catch {
      // A line that breaks while it is written to comes back; a file that can't be read doesn't.
      if (isMine()) this.unreadable();
    }
  }

  async #read(at: number): Promise<Uint8Array<ArrayBuffer>> {
    const piece = new Uint8Array(await this.file.slice(at, at + Piece).arrayBuffer());
    if (piece.length === 0) throw new RangeError('shorter than it was');
    return piece;
  }

  #digest(at: number, bytes: Uint8Array): void {
    if (at > this.#hashed || at + bytes.length <= this.#hashed) return;
    this.#hash.update(bytes.subarray(this.#hashed - at));
    this.#hashed = at + bytes.length;
  }

  async #room(line: RTCDataChannel): Promise<void> {
    await new Promise<void>(resolve => {
      const go = () => {
        line.removeEventListener('bufferedamountlow', go);
        line.removeEventListener('close', go);
        resolve();
      };
      line.addEventListener('bufferedamountlow', go);
      line.addEventListener('close', go);
      this.#wake = go;
    });
  }
}
