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
  #tracks = new Map<string, [MediaStreamTrack, MediaStream]>();
  readonly #sending = new Map<string, RTCRtpTransceiver>();
  readonly #received = new Map<string, MediaStream>();
  #labels: Record<string, string> = {};
  #publishing: Promise<void> = Promise.resolve();
  #taking: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(readonly line: SfuLine) {}

  get connections(): RTCPeerConnection[] { return [this.#up, this.#down].filter(pc => pc !== null); }

  received(stream: string): MediaStream | null { return this.#received.get(stream) ?? null; }

  send(tracks: Map<string, [MediaStreamTrack, MediaStream]>): void {
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
    for (const [key, transceiver] of this.#sending) if (!this.#tracks.has(key)) { this.#sending.delete(key); transceiver.stop(); }
    for (const [key, [track, media]] of this.#tracks) {
      const sending = this.#sending.get(key);
      if (sending === undefined) this.#sending.set(key, pc.addTransceiver(track, { direction: 'sendonly', streams: [media] }));
      else if (sending.sender.track !== track) await sending.sender.replaceTrack(track);
    }

    await pc.setLocalDescription();
    await gathered(pc);
    const labels: Record<string, string> = {};
    for (const [key, transceiver] of this.#sending) labels[transceiver.mid!] = key;
    const answer = await this.line.publish(pc.localDescription!.sdp, labels);
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
    const stream = label.slice(0, label.lastIndexOf('/'));
    const track = transceiver.receiver.track;
    const others = this.#received.get(stream)?.getTracks().filter(other => other.kind !== track.kind) ?? [];
    this.#received.set(stream, new MediaStream([...others, track]));
    this.line.came(stream);
  }

  /** What the media server doesn't send any more, or sends over another of its lines. */
  #sweep(pc: RTCPeerConnection): void {
    const live = new Set<MediaStreamTrack>();
    for (const transceiver of pc.getTransceivers()) {
      if (this.#labels[transceiver.mid ?? ''] === undefined || transceiver.currentDirection === 'inactive' || transceiver.currentDirection === 'stopped') continue;
      live.add(transceiver.receiver.track);
      if (![...this.#received.values()].some(media => media.getTracks().includes(transceiver.receiver.track))) this.#came(transceiver);
    }

    for (const [stream, media] of [...this.#received]) {
      const left = media.getTracks().filter(track => live.has(track));
      if (left.length === media.getTracks().length) continue;
      if (left.length > 0) this.#received.set(stream, new MediaStream(left)); else this.#received.delete(stream);
      this.line.came(stream);
    }
  }

  #hangUp(): void {
    this.#up?.close();
    this.#up = null;
    this.#sending.clear();
  }

  #dropDown(): void {
    this.#down?.close();
    this.#down = null;
    for (const stream of [...this.#received.keys()]) {
      this.#received.delete(stream);
      this.line.came(stream);
    }
  }
}

async function gathered(pc: RTCPeerConnection): Promise<void> {
  if (pc.iceGatheringState === 'complete') return;
  await new Promise<void>(done => {
    const late = setTimeout(done, Gathering);
    pc.addEventListener('icegatheringstatechange', () => { if (pc.iceGatheringState === 'complete') { clearTimeout(late); done(); } });
  });
}
