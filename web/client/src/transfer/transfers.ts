import { frame, Kind, problems, read, type Frame, type Problem } from './frames';
import { Pace } from './pace';
import { Receiving } from './receiving';
import { Sending } from './sending';
import { clear, findWhole, hold } from './store';

/** What transfers need of the page. */
export interface Board {
  /** The open line to a person. */
  line(peer: string): RTCDataChannel | null;
  /** The largest message it takes. */
  limit(peer: string): number;
  /** Tells the server that a file has arrived, or can't (null). */
  finish(transfer: string, sha256: string | null): Promise<unknown>;
  /** There is something new to show. */
  changed(): void;
}

/** A transfer that runs, and this page's side of it. */
export interface Running {
  id: string;
  /** The person at the other side. */
  peer: string;
  isReceiver: boolean;
  size: number;
  /** The sender's: the file itself; null after a reload of the page. */
  file: File | null;
}

export interface Progress {
  state: 'opening' | 'running' | 'interrupted' | 'missing' | 'checking';
  /** That the receiver has. */
  bytes: number;
  /** Bytes in a second; null: it can't be told yet. */
  pace: number | null;
}

interface One {
  at: Running;
  sending: Sending | null;
  receiving: Receiving | null;
  pace: Pace;
  release: () => void;
  /** What the server is to be told; told again until it knows. */
  outcome?: string | null;
}

/** The transfers of this page, made equal to what the server says runs. Loaded when the first one is there. */
export class Transfers {
  readonly #all = new Map<string, One>();
  /** Lines that are listened to. */
  readonly #heard = new WeakSet<RTCDataChannel>();
  readonly #files = new Map<string, Blob>();
  readonly #problems = new Map<string, Problem>();

  constructor(readonly board: Board) { void clear().catch(() => { /* next time, then */ }); }

  /** @param completed Those that ended well. */
  take(running: Running[], completed: string[]): void {
    for (const [id, one] of this.#all) if (!running.some(other => other.id === id)) this.#end(id, one, completed.includes(id));
    for (const at of running) {
      const one = this.#all.get(at.id);
      if (one === undefined) this.#begin(at);
      else if (one.outcome !== undefined) void this.board.finish(at.id, one.outcome);
      else if (one.sending === null && at.file !== null && !at.isReceiver) { this.#hand(one, at.file); this.#start(one); }
    }
  }

  /** The line to a person is another one now, or none. */
  line(peer: string): void {
    for (const one of this.#all.values()) {
      if (one.at.peer !== peer) continue;
      if (this.board.line(peer) === null) one.sending?.pause(); else this.#start(one);
    }
  }

  progress(id: string): Progress | null {
    const one = this.#all.get(id);
    if (one === undefined) return null;
    const bytes = (one.at.isReceiver ? one.receiving?.bytes : one.sending?.bytes) ?? 0;
    const pace = one.pace.at(bytes);
    const isOpen = this.board.line(one.at.peer) !== null;
    const state = !one.at.isReceiver && one.sending === null ? 'missing'
      : bytes === one.at.size && isOpen ? 'checking'
      : isOpen && !one.pace.isStuck ? 'running'
      : bytes === 0 && one.pace.isFresh ? 'opening' : 'interrupted';
    return { state, bytes, pace: state === 'running' ? pace : null };
  }

  /** A received file that is whole; null: none here. */
  file(id: string): Blob | null { return this.#files.get(id) ?? null; }

  /** Why it failed, where this page knows. */
  problem(id: string): Problem | null { return this.#problems.get(id) ?? null; }

  /** One that an earlier page has received. */
  async recover(id: string, size: number): Promise<void> {
    if (this.#files.has(id) || this.#all.has(id)) return;
    const file = await findWhole(id, size);
    if (file === null) return;
    hold(id);
    this.#files.set(id, file);
    this.board.changed();
  }

  #begin(at: Running): void {
    const one: One = { at, sending: null, receiving: null, pace: new Pace(), release: hold(at.id) };
    this.#all.set(at.id, one);
    if (at.isReceiver) void this.#receive(one);
    else if (at.file !== null) { this.#hand(one, at.file); this.#start(one); }
  }

  #hand(one: One, file: File): void {
    if (file.size !== one.at.size) this.#fail(one, 'unreadable'); // another file, or changed since
    else one.sending = new Sending(one.at.id, file, () => this.#fail(one, 'unreadable'));
  }

  async #receive(one: One): Promise<void> {
    const { id, size } = one.at;
    one.receiving = new Receiving(id, size, {
      kept: offset => this.#say(one, Kind.Kept, offset),
      arrived: sha256 => {
        one.outcome = sha256;
        this.#files.set(id, one.receiving!.file!);
        void this.board.finish(id, sha256);
        this.board.changed();
      },
      failed: problem => this.#fail(one, problem),
    });
    if (await one.receiving.open()) this.#start(one);
  }

  /** Both sides say that they are there; whoever is later is answered. */
  #start(one: One): void {
    const line = this.board.line(one.at.peer);
    if (line === null || one.outcome !== undefined) return;
    if (!this.#heard.has(line)) {
      this.#heard.add(line);
      line.addEventListener('message', event => this.#hear(one.at.peer, line, read(event.data)));
    }

    one.pace.again();
    if (!one.at.isReceiver && one.sending !== null) this.#say(one, Kind.Ready, 0);
    if (one.receiving?.bytes != null) this.#say(one, Kind.Want, one.receiving.bytes);
    this.board.changed();
  }

  #hear(peer: string, line: RTCDataChannel, said: Frame | null): void {
    const one = said === null ? undefined : this.#all.get(said.transfer);
    // Only for transfers with that very person, and only what their side has to say.
    if (said === null || one === undefined || one.at.peer !== peer) return;
    const { sending, receiving } = one;
    switch (said.kind) {
      case Kind.Ready: if (receiving?.bytes != null) this.#say(one, Kind.Want, receiving.bytes); break;
      case Kind.Want: sending?.want(line, this.board.limit(peer), said.offset); break;
      case Kind.Kept: sending?.kept(said.offset); break;
      case Kind.Data: receiving?.data(said.offset, said.rest); break;
      case Kind.End: receiving?.end(said.rest); break;
      case Kind.Failed: this.#hearFailed(one, said.offset); break;
    }
  }

  #hearFailed(one: One, index: number): void {
    const problem = problems[index];
    if (problem !== undefined && !this.#problems.has(one.at.id)) this.#problems.set(one.at.id, problem);
    one.sending?.pause();
    this.board.changed();
  }

  #fail(one: One, problem: Problem): void {
    if (one.outcome !== undefined && this.#problems.has(one.at.id)) return;
    this.#problems.set(one.at.id, problem);
    one.outcome = null;
    one.sending?.pause();
    this.#say(one, Kind.Failed, problems.indexOf(problem));
    void this.board.finish(one.at.id, null);
    this.board.changed();
  }

  /** Nothing more goes over the line from this moment on (R10.1). */
  #end(id: string, one: One, isCompleted: boolean): void {
    this.#all.delete(id);
    one.sending?.pause();
    if (isCompleted && one.receiving !== null) return; // held for the person to save
    this.#files.delete(id);
    if (one.receiving === null) one.release(); else void one.receiving.discard().finally(one.release);
  }

  #say(one: One, kind: Kind, offset: number): void {
    const line = this.board.line(one.at.peer);
    try { line?.send(frame(kind, one.at.id, offset)); } catch { /* it is breaking; the next one starts anew */ }
  }
}
