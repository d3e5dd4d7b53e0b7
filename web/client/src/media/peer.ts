import type { Peers } from './peers';
import { Received, Sending, type Tracks } from './tracks';

/** An offer with its number, or the answer to it: said again after a gap in the line, neither may be taken for another. */
interface Description { description: RTCSessionDescriptionInit; labels: Record<string, string>; offer: number; }

/** What two ends of a link say to each other. */
export type Signal = { from: string; to?: string } & (
  | { hello: 'hello' | 'reply' }
  | Description
  | { candidate: RTCIceCandidateInit | null });

/**
 * One link. Each side draws a name for its end when it makes it; a new name at the other end means a new page or a new end, so the old connection
 * is dropped; an equal one means that the call lives on. Only one side makes the first offer: after a rollback of the very first, Chromium never
 * starts ICE again.
 */
export class Peer {
  #me = crypto.randomUUID();
  #them: string | null = null;
  #isPolite: boolean;
  #isOffering = false;
  #offers = 0;
  /** The answer to the other end's last offer. */
  #answer: Description | null = null;
  #tracks: Tracks = new Map();
  readonly #sending = new Sending();
  #labels: Record<string, string> = {};
  readonly #received = new Received(stream => this.peers.came(this, stream));
  /** Words of the other end are taken one by one. */
  #queue: Promise<void> = Promise.resolve();
  #isClosed = false;
  #wasTold = false;
  pc: RTCPeerConnection | null = null;
  #channel: RTCDataChannel | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly id: string, readonly peers: Peers) { this.#isPolite = peers.board.you > id; }

  received(stream: string): MediaStream | null { return this.#received.stream(stream); }

  /** Once: the other end learns this one's name. */
  tell(): void {
    if (this.#wasTold) return;
    this.#wasTold = true;
    void this.#say({ hello: 'hello' });
  }

  /** The line to the server is back. */
  resume(): void {
    void this.#say({ hello: 'hello' });
    this.#heal();
  }

  send(tracks: Tracks): void {
    this.#tracks = tracks;
    this.#attach();
  }

  take(signal: Signal): Promise<void> {
    this.#queue = this.#queue.then(() => this.#take(signal)).catch(() => this.#begin());
    return this.#queue;
  }

  /** A new end, when the two don't understand each other. */
  #begin(): void {
    if (this.#isClosed) return;
    this.#hangUp();
    this.#me = crypto.randomUUID();
    this.#them = null;
    void this.#say({ hello: 'hello' });
  }

  close(): void {
    this.#isClosed = true;
    this.#hangUp();
  }

  async #take(signal: Signal): Promise<void> {
    if (this.#isClosed) return;
    if ('hello' in signal) return await this.#hello(signal.from, signal.hello === 'hello');
    // For an earlier end of this link: the other one learns the name of this.
    if (signal.to !== this.#me) return void this.#say({ hello: 'hello' });
    if (signal.from !== this.#them || this.pc === null) return;
    if ('candidate' in signal) await this.#candidate(signal.candidate);
    else await this.#describe(this.pc, signal);
  }

  async #hello(them: string, wantsReply: boolean): Promise<void> {
    const isNew = them !== this.#them;
    if (isNew) {
      this.#hangUp();
      this.#them = them;
    }

    if (wantsReply) await this.#say({ hello: 'reply' });
    if (isNew) await this.#connect();
    else if (this.pc?.signalingState === 'have-local-offer') await this.#sayOffer(this.pc);
  }

  async #connect(): Promise<void> {
    const configuration = await this.peers.configuration();
    if (this.#isClosed) return;
    const pc = new RTCPeerConnection(configuration);
    this.pc = pc;
    pc.onnegotiationneeded = () => void this.#offer(pc);
    pc.onicecandidate = event => void this.#say({ candidate: event.candidate?.toJSON() ?? null });
    pc.ontrack = event => this.#came(pc, event.transceiver, event.track);
    pc.onconnectionstatechange = () => this.#watch(pc);
    const channel = pc.createDataChannel('files', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    channel.onopen = () => { if (this.pc === pc) { this.#channel = channel; this.peers.board.channel(this.id, channel); } };
    // A line that was open closes when the other end has gone, or the connection is beyond healing.
    channel.onclose = () => { if (this.#channel === channel) this.#begin(); };
    this.#attach();
  }

  #attach(): void { if (this.pc !== null) this.#sending.match(this.pc, this.#tracks); }

  async #offer(pc: RTCPeerConnection): Promise<void> {
    // The event comes again once the first offer has been taken.
    if (this.pc !== pc || (this.#isPolite && pc.remoteDescription === null)) return;
    try {
      this.#isOffering = true;
      await pc.setLocalDescription();
      this.#offers++;
      await this.#sayOffer(pc);
    } catch { /* closed meanwhile */ } finally {
      this.#isOffering = false;
    }
  }

  async #sayOffer(pc: RTCPeerConnection): Promise<void> {
    if (pc.localDescription?.type === 'offer') await this.#say(this.#described(pc.localDescription, this.#offers));
  }

  async #describe(pc: RTCPeerConnection, { description, labels, offer }: Description): Promise<void> {
    if (description.type === 'answer') {
      if (offer !== this.#offers || pc.signalingState !== 'have-local-offer') return; // said twice
      await pc.setRemoteDescription(description);
      return;
    }

    if (offer === this.#answer?.offer) return await this.#say(this.#answer); // the answer was lost
    const collides = this.#isOffering || pc.signalingState !== 'stable';
    if (collides && !this.#isPolite) return;
    Object.assign(this.#labels, labels);
    await pc.setRemoteDescription(description);
    await pc.setLocalDescription();
    this.#answer = this.#described(pc.localDescription!, offer);
    await this.#say(this.#answer);
  }

  #described(description: RTCSessionDescription, offer: number): Description {
    return { description: { type: description.type, sdp: description.sdp }, labels: this.#sending.labels, offer };
  }

  async #candidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    try {
      if (this.pc!.remoteDescription !== null) await this.pc!.addIceCandidate(candidate ?? undefined);
    } catch { /* of an offer that was passed over */ }
  }

  #came(pc: RTCPeerConnection, transceiver: RTCRtpTransceiver, track: MediaStreamTrack): void {
    const label = this.#labels[transceiver.mid ?? ''];
    if (label === undefined) return;
    track.onended = () => { if (this.pc === pc) this.#received.keep(other => other !== track); };
    this.#received.add(label, track);
  }

  #watch(pc: RTCPeerConnection): void {
    clearTimeout(this.#patience);
    if (this.pc !== pc) return;
    if (pc.connectionState === 'failed') this.#heal();
    // Most gaps heal by themselves.
    if (pc.connectionState === 'disconnected') this.#patience = setTimeout(() => this.#heal(), 3000);
  }

  /** Another way through the network, where there is none (any more). */
  #heal(): void {
    const pc = this.pc;
    if (pc === null || pc.signalingState === 'closed' || pc.connectionState === 'connected' || pc.connectionState === 'new') return;
    void this.peers.configuration().then(configuration => {
      if (this.pc !== pc || pc.signalingState === 'closed') return;
      pc.setConfiguration(configuration);
      pc.restartIce();
    });
  }

  async #say(word: { hello: 'hello' | 'reply' } | Description | { candidate: RTCIceCandidateInit | null }): Promise<void> {
    await this.peers.board.signal(this.id, JSON.stringify({ from: this.#me, ...(this.#them === null ? {} : { to: this.#them }), ...word }));
  }

  #hangUp(): void {
    clearTimeout(this.#patience);
    const pc = this.pc;
    this.pc = null;
    pc?.close();
    this.#sending.clear();
    this.#labels = {};
    this.#offers = 0;
    this.#answer = null;
    if (this.#channel !== null) { this.#channel = null; this.peers.board.channel(this.id, null); }
    this.#received.keep(() => false);
  }
}
