import { Received, Sending, type Tracks } from './tracks';

/** What the link to the media server needs of the page. */
export interface SfuLine {
  /** The server brings the page's place up to date. */
  sync(): void;
  /** The media server's answer to what the page offers to send; null: nothing may be sent, or the line is down. */
  publish(sdp: string, labels: Record<string, string>): Promise<string | null>;
  answer(round: number, sdp: string): void;
  configuration(): Promise<RTCConfiguration>;
  /** A stream's tracks came or went. */
  came(stream: string): void;
}

/** For all candidates to be found before a description goes: nothing trickles. */
const Gathering = 2000;

/** After a connection broke, or what was offered wasn't taken. */
const Again = 1500;

/** The link to the media server, which passes streams on: one connection up, one down. The server asks for the one, the page offers the other. */
export class Sfu {
  #up: RTCPeerConnection | null = null;
  #down: RTCPeerConnection | null = null;
  #round = 0;
  #tracks: Tracks = new Map();
  readonly #sending = new Sending();
  readonly #received = new Received(stream => this.line.came(stream));
  #labels: Record<string, string> = {};
  #publishing: Promise<void> = Promise.resolve();
  #taking: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(readonly line: SfuLine) {}

  get connections(): RTCPeerConnection[] { return [this.#up, this.#down].filter(pc => pc !== null); }

  received(stream: string): MediaStream | null { return this.#received.stream(stream); }

  send(tracks: Tracks): void {
    const differs = tracks.size !== this.#tracks.size || [...tracks].some(([key, [track]]) => this.#tracks.get(key)?.[0] !== track);
    this.#tracks = tracks;
    if (differs) this.#publish();
  }

  /** The line to the server is up again. */
  resume(): void {
    this.line.sync();
    if (this.#up === null || this.#up.connectionState !== 'connected') this.#restart();
  }

  /** An offer of the media server. An empty one: it has nothing for this page (any more), or, in round 0, has lost it. */
  offer(round: number, sdp: string, labels: Record<string, string>): void {
    this.#taking = this.#taking.then(() => this.#take(round, sdp, labels)).catch(() => this.#lost());
  }

  close(): void {
    this.#isClosed = true;
    this.#hangUp();
    this.#dropDown();
  }

  #publish(): void {
    this.#publishing = this.#publishing.then(() => this.#offerUp()).catch(() => this.#later());
  }

  async #offerUp(): Promise<void> {
    if (this.#isClosed) return;
    if (this.#tracks.size === 0) return this.#hangUp();
    const pc = this.#up ?? await this.#connectUp();
    this.#sending.match(pc, this.#tracks);
    await pc.setLocalDescription();
    await gathered(pc);
    const answer = await this.line.publish(pc.localDescription!.sdp, this.#sending.labels);
    if (this.#up !== pc) return;
    if (answer === null) return this.#later();
    await pc.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  async #connectUp(): Promise<RTCPeerConnection> {
    const pc = new RTCPeerConnection(await this.line.configuration());
    this.#up = pc;
    pc.onconnectionstatechange = () => { if (this.#up === pc && pc.connectionState === 'failed') this.#later(); };
    return pc;
  }

  /** From the beginning, a little later. */
  #later(): void {
    if (this.#isClosed) return;
    setTimeout(() => { if (!this.#isClosed) { this.line.sync(); this.#restart(); } }, Again);
  }

  #restart(): void {
    this.#hangUp();
    this.#publish();
  }

  async #take(round: number, sdp: string, labels: Record<string, string>): Promise<void> {
    if (this.#isClosed) return;
    if (sdp === '') return round === 0 ? this.#lost() : this.#dropDown();
    if (round !== this.#round || this.#down === null) {
      this.#dropDown();
      this.#round = round;
      this.#down = new RTCPeerConnection(await this.line.configuration());
      this.#listen(this.#down);
    }

    const pc = this.#down;
    this.#labels = labels;
    await pc.setRemoteDescription({ type: 'offer', sdp });
    await pc.setLocalDescription();
    await gathered(pc);
    this.line.answer(round, pc.localDescription!.sdp);
    this.#sweep(pc);
  }

  #listen(pc: RTCPeerConnection): void {
    pc.ontrack = event => this.#came(event.transceiver);
    pc.onconnectionstatechange = () => { if (this.#down === pc && pc.connectionState === 'failed') this.#lost(); };
  }

  /** The server begins anew when it is asked again. */
  #lost(): void {
    this.#dropDown();
    this.#later();
  }

  #came(transceiver: RTCRtpTransceiver): void {
    const label = this.#labels[transceiver.mid ?? ''];
    if (label === undefined) return;
    this.#received.add(label, transceiver.receiver.track);
  }

  /** What the media server doesn't send any more, or sends over another of its lines. */
  #sweep(pc: RTCPeerConnection): void {
    const live = new Set<MediaStreamTrack>();
    for (const transceiver of pc.getTransceivers()) {
      if (this.#labels[transceiver.mid ?? ''] === undefined || transceiver.currentDirection === 'inactive' || transceiver.currentDirection === 'stopped') continue;
      live.add(transceiver.receiver.track);
      if (!this.#received.has(transceiver.receiver.track)) this.#came(transceiver);
    }

    this.#received.keep(track => live.has(track));
  }

  #hangUp(): void {
    this.#up?.close();
    this.#up = null;
    this.#sending.clear();
  }

  #dropDown(): void {
    this.#down?.close();
    this.#down = null;
    this.#received.keep(() => false);
  }
}

async function gathered(pc: RTCPeerConnection): Promise<void> {
  if (pc.iceGatheringState === 'complete') return;
  await new Promise<void>(done => {
    const late = setTimeout(done, Gathering);
    pc.addEventListener('icegatheringstatechange', () => { if (pc.iceGatheringState === 'complete') { clearTimeout(late); done(); } });
  });
}
