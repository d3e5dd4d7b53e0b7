import type { Ice, Media, Route } from '../snapshot';

/** What the peers need of the page. */
export interface Switchboard {
  /** This participant. */
  readonly you: string;
  /** Passes a word on to a linked page; false: it didn't get through. */
  signal(to: string, data: string): Promise<boolean>;
  ice(): Promise<Ice | null>;
  /** A stream has come, changed its tracks, or gone. */
  stream(stream: string, media: MediaStream | null): void;
  /** The line for files to a peer has opened, or gone. */
  channel(peer: string, channel: RTCDataChannel | null): void;
}

type Signal = { from: string; to?: string } & (
  | { hello: 'hello' | 'reply' }
  | Description
  | { candidate: RTCIceCandidateInit | null });

/** @property round Which offer it is, or which it answers: what is said twice is taken once. */
interface Description { description: RTCSessionDescriptionInit; round: number; labels: Record<string, string>; }

/** The peer that is the media server. */
export const Sfu = 'sfu';

/** Connections to other pages, made equal to what the server says. One for each link; none without a link. */
export class Peers {
  readonly #peers = new Map<string, Peer>();
  readonly #own = new Map<string, MediaStream>();
  #media: Media = { links: [], sends: [], receives: [] };
  #ice: RTCConfiguration = {};
  #iceUntil = 0;

  constructor(readonly board: Switchboard) {}

  /** Makes the connections equal to what the server says. */
  update(media: Media): void {
    const before = this.#media;
    this.#media = media;
    for (const [id, peer] of this.#peers) if (!media.links.includes(id)) this.#drop(id, peer);
    for (const id of media.links) if (id !== Sfu && !this.#peers.has(id)) this.#peers.set(id, new Peer(id, this));
    for (const gone of before.receives) if (!media.receives.some(route => same(route, gone))) this.board.stream(gone.stream, null);
    this.#fill();
    for (const peer of this.#peers.values()) peer.tell();
  }

  /** What this page itself sends of a stream; null: nothing (any more). */
  own(stream: string, media: MediaStream | null): void {
    if (media === null) this.#own.delete(stream); else this.#own.set(stream, media);
    this.#fill();
  }

  async signal(from: string, data: string): Promise<void> { await this.#peers.get(from)?.take(JSON.parse(data) as Signal); }

  /** The line to the server is up (again): nothing that was missed meanwhile matters. */
  async online(): Promise<void> {
    await this.configuration();
    for (const peer of this.#peers.values()) peer.resume();
  }

  close(): void { for (const [id, peer] of this.#peers) this.#drop(id, peer); }

  /** The connections, for those who measure them. */
  get connections(): RTCPeerConnection[] { return [...this.#peers.values()].map(peer => peer.pc).filter(pc => pc !== null); }

  /** Credentials expire: asked for anew when four fifths of their life are over. */
  async configuration(): Promise<RTCConfiguration> {
    if (Date.now() < this.#iceUntil) return this.#ice;
    const given = await this.board.ice();
    if (given === null) return this.#ice;
    this.#iceUntil = given.expiresAt === null ? Infinity : Date.now() + (given.expiresAt - Date.now()) * 0.8;
    this.#ice = {
      iceServers: given.servers.map(server => server.username === null ? { urls: server.urls } : { urls: server.urls, username: server.username, credential: server.credential! }),
      iceTransportPolicy: given.relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    };
    return this.#ice;
  }

  /** A stream's tracks came or went on one link. Only what the server says comes from there is believed. */
  came(peer: Peer, stream: string): void {
    if (this.#media.receives.some(route => same(route, { stream, peer: peer.id }))) this.board.stream(stream, peer.received(stream));
    this.#fill(); // who passes it on has it now
  }

  /** Each link carries what it should: own streams, and others' that are passed on. */
  #fill(): void {
    for (const [id, peer] of this.#peers) {
      const tracks = new Map<string, [MediaStreamTrack, MediaStream]>();
      for (const { stream } of this.#media.sends.filter(route => route.peer === id)) {
        const source = this.#own.get(stream) ?? this.#received(stream);
        for (const track of source?.getTracks() ?? []) if (track.readyState === 'live') tracks.set(`${stream}/${track.kind}`, [track, source!]);
      }

      peer.send(tracks);
    }
  }

  #received(stream: string): MediaStream | null {
    const from = this.#media.receives.find(route => route.stream === stream);
    return from === undefined ? null : this.#peers.get(from.peer)?.received(stream) ?? null;
  }

  #drop(id: string, peer: Peer): void {
    this.#peers.delete(id);
    peer.close();
  }
}

function same(one: Route, other: Route): boolean { return one.stream === other.stream && one.peer === other.peer; }

/**
 * One link. Each side draws a name for its end when it makes it; a new name at the other end means a new page or a new end, so the old connection
 * is dropped; an equal one means that the call lives on. Only one side makes the first offer: after a rollback of the very first, Chromium never
 * starts ICE again.
 */
class Peer {
  readonly #me = crypto.randomUUID();
  #them: string | null = null;
  #isPolite: boolean;
  #isOffering = false;
  /** The last offers of this end, and of the other that was taken. */
  #offered = 0;
  #taken = 0;
  #tracks = new Map<string, [MediaStreamTrack, MediaStream]>();
  readonly #sending = new Map<string, RTCRtpTransceiver>();
  #labels: Record<string, string> = {};
  readonly #received = new Map<string, MediaStream>();
  /** Words of the other end are taken one by one. */
  #queue: Promise<void> = Promise.resolve();
  #isClosed = false;
  #wasTold = false;
  pc: RTCPeerConnection | null = null;
  #channel: RTCDataChannel | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly id: string, readonly peers: Peers) { this.#isPolite = peers.board.you > id; }

  received(stream: string): MediaStream | null { return this.#received.get(stream) ?? null; }

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

  send(tracks: Map<string, [MediaStreamTrack, MediaStream]>): void {
    this.#tracks = tracks;
    this.#attach();
  }

  take(signal: Signal): Promise<void> {
    this.#queue = this.#queue.then(() => this.#take(signal)).catch(() => this.#heal());
    return this.#queue;
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
    else await this.#describe(signal);
  }

  async #hello(them: string, wantsReply: boolean): Promise<void> {
    const isNew = them !== this.#them;
    if (isNew) {
      this.#hangUp();
      this.#them = them;
    }

    if (wantsReply) await this.#say({ hello: 'reply' });
    if (isNew) await this.#connect();
    else if (this.pc?.signalingState === 'have-local-offer') await this.#sayDescription();
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
    channel.onclose = () => { if (this.#channel === channel) { this.#channel = null; this.peers.board.channel(this.id, null); } };
    this.#attach();
  }

  #attach(): void {
    const pc = this.pc;
    if (pc === null) return;
    for (const [key, transceiver] of this.#sending) {
      if (this.#tracks.has(key)) continue;
      this.#sending.delete(key);
      if (pc.signalingState !== 'closed') transceiver.stop();
    }

    for (const [key, [track, media]] of this.#tracks) {
      const sending = this.#sending.get(key);
      if (sending === undefined) this.#sending.set(key, pc.addTransceiver(track, { direction: 'sendonly', streams: [media] }));
      else if (sending.sender.track !== track) void sending.sender.replaceTrack(track);
    }
  }

  async #offer(pc: RTCPeerConnection): Promise<void> {
    // The event comes again once the first offer has been taken.
    if (this.pc !== pc || (this.#isPolite && pc.remoteDescription === null)) return;
    try {
      this.#isOffering = true;
      this.#offered++;
      await pc.setLocalDescription();
      await this.#sayDescription();
    } catch { /* closed meanwhile */ } finally {
      this.#isOffering = false;
    }
  }

  async #describe({ description, round, labels }: Description): Promise<void> {
    const pc = this.pc!;
    if (description.type === 'offer' && round === this.#taken) {
      // The answer may have got lost.
      if (pc.currentLocalDescription?.type === 'answer') await this.#sayDescription(pc.currentLocalDescription);
      return;
    }

    const collides = description.type === 'offer' && (this.#isOffering || pc.signalingState !== 'stable');
    if (collides && !this.#isPolite) return;
    if (description.type === 'answer' && (pc.signalingState !== 'have-local-offer' || round !== this.#offered)) return; // said twice
    Object.assign(this.#labels, labels);
    await pc.setRemoteDescription(description);
    if (description.type !== 'offer') return;
    this.#taken = round;
    await pc.setLocalDescription();
    await this.#sayDescription();
  }

  async #candidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    try {
      if (this.pc!.remoteDescription !== null) await this.pc!.addIceCandidate(candidate ?? undefined);
    } catch { /* of an offer that was passed over */ }
  }

  #came(pc: RTCPeerConnection, transceiver: RTCRtpTransceiver, track: MediaStreamTrack): void {
    const label = this.#labels[transceiver.mid ?? ''];
    if (label === undefined) return;
    const stream = label.slice(0, label.lastIndexOf('/'));
    const others = this.#received.get(stream)?.getTracks().filter(other => other.kind !== track.kind) ?? [];
    // Another stream object for each change: an element keeps showing the last picture of the one it has.
    this.#received.set(stream, new MediaStream([...others, track]));
    track.onended = () => {
      if (this.pc !== pc || !this.#received.get(stream)?.getTracks().includes(track)) return;
      const left = this.#received.get(stream)!.getTracks().filter(other => other !== track);
      if (left.length > 0) this.#received.set(stream, new MediaStream(left)); else this.#received.delete(stream);
      this.peers.came(this, stream);
    };
    this.peers.came(this, stream);
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

  async #sayDescription(description = this.pc?.localDescription): Promise<void> {
    if (description == null) return;
    const labels: Record<string, string> = {};
    for (const [key, transceiver] of this.#sending) if (transceiver.mid !== null) labels[transceiver.mid] = key;
    await this.#say({ description: { type: description.type, sdp: description.sdp }, round: description.type === 'offer' ? this.#offered : this.#taken, labels });
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
    this.#taken = 0;
    if (this.#channel !== null) { this.#channel = null; this.peers.board.channel(this.id, null); }
    for (const stream of [...this.#received.keys()]) {
      this.#received.delete(stream);
      this.peers.came(this, stream);
    }
  }
}
