import { sha256 } from '@noble/hashes/sha2.js';
import { hex, type Problem } from './frames';
import { lengthOf, openStore, PartSize, whole, type Store } from './store';

/** What a file on its way in tells. */
export interface Inbox {
  /** So much is put away. */
  kept(offset: number): void;
  arrived(sha256: string): void;
  failed(problem: Problem): void;
}

/** One file on its way in: bytes are hashed as they come, and put away part by part. */
export class Receiving {
  readonly #hash = sha256.create();
  #store: Store | null = null;
  #bytes = 0;
  #part: Uint8Array<ArrayBuffer>[] = [];
  #partBytes = 0;
  /** Parts are put away one by one. */
  #writing: Promise<void> = Promise.resolve();
  #isOver = false;
  #file: Blob | null = null;

  constructor(readonly transfer: string, readonly size: number, readonly inbox: Inbox) {}

  /** Ready for bytes: what an earlier page has put away is counted in. False: it has failed. */
  async open(): Promise<boolean> {
    try {
      const store = await openStore(this.transfer, this.size);
      if (this.size > store.limit) return this.#fail('too-large-here');
      for (const part of store.parts) {
        this.#hash.update(new Uint8Array(await part.arrayBuffer()));
        if (this.#isOver) return false;
      }

      this.#store = store;
      this.#bytes = lengthOf(store.parts);
      const left = await navigator.storage?.estimate?.().catch(() => undefined);
      if (left?.quota !== undefined && left.quota - (left.usage ?? 0) < this.size - this.#bytes) return this.#fail('no-room');
    } catch {
      return this.#fail('unwritable');
    }

    return !this.#isOver;
  }

  /** Null: it isn't known yet. */
  get bytes(): number | null { return this.#store === null ? null : this.#bytes; }

  /** The whole file, once it has arrived and was found undamaged. */
  get file(): Blob | null { return this.#file; }

  data(offset: number, bytes: Uint8Array<ArrayBuffer>): void {
    // What was on its way on an earlier line, or before this page said what it has.
    if (this.#isOver || this.#store === null || offset !== this.#bytes) return;
    if (offset + bytes.length > this.size) return void this.#fail('damaged');
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + PartSize - this.#partBytes);
      this.#part.push(piece);
      this.#partBytes += piece.length;
      at += piece.length;
      if (this.#partBytes === PartSize) this.#putAway();
    }
  }

  end(sha: Uint8Array): void {
    if (this.#isOver || this.#store === null || this.#bytes !== this.size) return;
    if (this.#partBytes > 0) this.#putAway();
    this.#isOver = true;
    const own = hex(this.#hash.digest());
    void this.#writing.then(() => {
      const store = this.#store;
      if (store === null) return;
      if (own !== hex(sha)) return void this.#fail('damaged');
      this.#file = whole(store.parts);
      this.inbox.arrived(own);
    });
  }

  /** Nothing of it stays. */
  async discard(): Promise<void> {
    this.#isOver = true;
    this.#file = null;
    const store = this.#store;
    this.#store = null;
    await this.#writing;
    await store?.remove();
  }

  #putAway(): void {
    const part = new Blob(this.#part);
    const upTo = this.#bytes;
    [this.#part, this.#partBytes] = [[], 0];
    this.#writing = this.#writing.then(async () => {
      if (this.#store === null) return;
      try {
        await this.#store.add(part);
        this.inbox.kept(upTo);
      } catch (error) {
        this.#fail((error as DOMException).name === 'QuotaExceededError' ? 'no-room' : 'unwritable');
      }
    });
  }

  #fail(problem: Problem): false {
    if (this.#store !== null || !this.#isOver) this.inbox.failed(problem);
    void this.discard();
    return false;
  }
}
