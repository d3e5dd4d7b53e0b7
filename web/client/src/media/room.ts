import type { Live } from '../live';
import type { Activity, Snapshot } from '../snapshot';
import { Peers } from './peers';
import { stop } from './sources';

/** What a page gives to the session and gets from it. Made equal to every snapshot: what has ended sends nothing from that moment on (R10.1). */
export class MediaRoom {
  readonly peers: Peers;
  /** What this page gives, by activity. */
  readonly #sources = new Map<string, MediaStream>();
  readonly #received = new Map<string, MediaStream>();
  readonly #channels = new Map<string, RTCDataChannel>();
  #now: Snapshot | null = null;
  #isCarrier = true;

  /**
   * @param changed Something to show has come or gone.
   * @param ended The person took a source away by the browser's own means: its activity is to be stopped.
   */
  constructor(readonly live: () => Live, readonly you: string, readonly changed: () => void, readonly ended: (activity: string) => void, readonly channel: (peer: string, channel: RTCDataChannel | null) => void) {
    this.peers = new Peers({
      you,
      signal: async (to, data) => await live().call<boolean>('Signal', to, data) ?? false,
      ice: () => live().call('Ice'),
      sfu: {
        sync: () => void live().call('SfuSync'),
        publish: (sdp, labels) => live().call<string>('SfuPublish', sdp, labels),
        answer: (round, sdp) => void live().call('SfuAnswer', round, sdp),
      },
      stream: (stream, media) => {
        if (media === null) this.#received.delete(stream); else this.#received.set(stream, media);
        changed();
      },
      channel: (peer, line) => {
        if (line === null) this.#channels.delete(peer); else this.#channels.set(peer, line);
        channel(peer, line);
      },
    });
    // Measured from outside: what flows, and what doesn't any more.
    Object.defineProperty(globalThis, 'connections', { get: () => this.peers.connections, configurable: true });
  }

  take(now: Snapshot): void {
    this.#now = now;
    for (const [id, source] of this.#sources) {
      const activity = now.activities.find(one => one.id === id);
      if (activity === undefined || !includes(activity, this.you)) this.#end(id, source);
    }

    this.#link();
  }

  /** Whether this page carries the person's media; false: another page of theirs does, and this one gives and gets nothing. */
  carry(isCarrier: boolean): void {
    this.#isCarrier = isCarrier;
    if (!isCarrier) for (const [id, source] of this.#sources) this.#end(id, source);
    this.#link();
  }

  get isCarrier(): boolean { return this.#isCarrier; }

  online(): void { void this.peers.online(); }

  /** Gives a source to an activity; it replaces an earlier one. */
  give(activity: string, source: MediaStream): void {
    const earlier = this.#sources.get(activity);
    if (earlier !== undefined && earlier !== source) stop(earlier);
    this.#sources.set(activity, source);
    for (const track of source.getTracks()) track.onended = () => { if (this.#sources.get(activity) === source) { this.withdraw(activity); this.ended(activity); } };
    this.peers.own(`${activity}:${this.you}`, source);
    this.changed();
  }

  /** Takes a source back; the activity goes on without it. */
  withdraw(activity: string): void {
    const source = this.#sources.get(activity);
    if (source !== undefined) this.#end(activity, source);
  }

  source(activity: string): MediaStream | null { return this.#sources.get(activity) ?? null; }

  received(activity: string, owner: string): MediaStream | null { return this.#received.get(`${activity}:${owner}`) ?? null; }

  /** The line for files to a linked page, while it is open. */
  line(peer: string): RTCDataChannel | null { return this.#channels.get(peer) ?? null; }

  #end(activity: string, source: MediaStream): void {
    this.#sources.delete(activity);
    for (const track of source.getTracks()) track.onended = null;
    stop(source);
    this.peers.own(`${activity}:${this.you}`, null);
    this.changed();
  }

  #link(): void {
    if (this.#now !== null) this.peers.update(this.#isCarrier ? this.#now.media : { links: [], sends: [], receives: [] });
  }
}

/** Whether somebody takes part in it now. */
export function includes(activity: Activity, participant: string): boolean {
  return activity.state === 'Running' && !activity.asked.includes(participant) && !activity.out.includes(participant);
}

/** A whole screen, not one window of it. */
export function isDesktop(activity: Pick<Activity, 'kind'>): boolean { return activity.kind === 'DesktopViewing' || activity.kind === 'DesktopSharing'; }
