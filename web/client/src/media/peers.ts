import type { Ice, Media, Route } from '../snapshot';
import { Peer, type Signal } from './peer';
import { Sfu, type SfuLine } from './sfu';
import type { Tracks } from './tracks';

/** What the peers need of the page. */
export interface Switchboard {
  /** This participant. */
  readonly you: string;
  /** Passes a word on to a linked page; false: it didn't get through. */
  signal(to: string, data: string): Promise<boolean>;
  ice(): Promise<Ice | null>;
  /** A stream has come, changed its tracks, or gone. */
  stream(stream: string, media: MediaStream | null): void;
  /** To the media server, by way of the server. */
  sfu: Pick<SfuLine, 'sync' | 'publish' | 'answer'>;
  /** The line for files to a peer has opened, or gone. */
  channel(peer: string, channel: RTCDataChannel | null): void;
}

/** The peer that is the media server. */
const Server = 'sfu';

/** Connections to other pages, made equal to what the server says. One for each link; none without a link. */
export class Peers {
  readonly #peers = new Map<string, Peer>();
  #sfu: Sfu | null = null;
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
    for (const id of media.links) if (id !== Server && !this.#peers.has(id)) this.#peers.set(id, new Peer(id, this));
    for (const gone of before.receives) if (!media.receives.some(route => same(route, gone))) this.board.stream(gone.stream, null);
    this.#linkServer(media.links.includes(Server));
    this.#fill();
    for (const peer of this.#peers.values()) peer.tell();
  }

  #linkServer(isLinked: boolean): void {
    if (isLinked) this.#sfu ??= new Sfu({ ...this.board.sfu, configuration: () => this.configuration(), came: stream => this.#cameFrom(Server, stream, this.#sfu?.received(stream) ?? null) });
    if (this.#sfu !== null) this.board.sfu.sync();
    if (isLinked || this.#sfu === null) return;
    this.#sfu.close();
    this.#sfu = null;
  }

  /** A word of the media server. */
  offer(round: number, sdp: string, labels: Record<string, string>): void { this.#sfu?.offer(round, sdp, labels); }

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
    this.#sfu?.resume();
  }

  /** The connections, for those who measure them. */
  get connections(): RTCPeerConnection[] { return [...[...this.#peers.values()].map(peer => peer.pc).filter(pc => pc !== null), ...this.#sfu?.connections ?? []]; }

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
    this.#cameFrom(peer.id, stream, peer.received(stream));
    this.#fill(); // who passes it on has it now
  }

  #cameFrom(peer: string, stream: string, media: MediaStream | null): void {
    if (this.#media.receives.some(route => same(route, { stream, peer }))) this.board.stream(stream, media);
  }

  /** Each link carries what it should: own streams, and others' that are passed on. */
  #fill(): void {
    for (const [id, peer] of this.#peers) peer.send(this.#tracksFor(id));
    this.#sfu?.send(this.#tracksFor(Server));
  }

  #tracksFor(peer: string): Tracks {
    const tracks: Tracks = new Map();
    for (const { stream } of this.#media.sends.filter(route => route.peer === peer)) {
      const source = this.#own.get(stream) ?? this.#received(stream);
      for (const track of source?.getTracks() ?? []) if (track.readyState === 'live') tracks.set(`${stream}/${track.kind}`, [track, source!]);
    }

    return tracks;
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
