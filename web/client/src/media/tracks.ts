/** Tracks by label: the stream and the kind of track, `stream/kind`. */
export type Tracks = Map<string, [MediaStreamTrack, MediaStream]>;

/** What one end of a connection sends. */
export class Sending {
  readonly #lines = new Map<string, RTCRtpTransceiver>();

  /** Makes what the connection sends equal to the tracks. */
  match(pc: RTCPeerConnection, tracks: Tracks): void {
    for (const [label, line] of this.#lines) {
      if (tracks.has(label)) continue;
      this.#lines.delete(label);
      if (pc.signalingState !== 'closed') line.stop();
    }

    for (const [label, [track, media]] of tracks) {
      const line = this.#lines.get(label);
      if (line === undefined) this.#lines.set(label, pc.addTransceiver(track, { direction: 'sendonly', streams: [media] }));
      else if (line.sender.track !== track) void line.sender.replaceTrack(track);
    }
  }

  /** By media line, for the other end; a line has its name once a description of it was set. */
  get labels(): Record<string, string> {
    const labels: Record<string, string> = {};
    for (const [label, line] of this.#lines) if (line.mid !== null) labels[line.mid] = label;
    return labels;
  }

  clear(): void { this.#lines.clear(); }
}

/** What one end of a connection gets. */
export class Received {
  readonly #streams = new Map<string, MediaStream>();

  /** @param changed A stream's tracks came or went. */
  constructor(readonly changed: (stream: string) => void) {}

  stream(name: string): MediaStream | null { return this.#streams.get(name) ?? null; }

  has(track: MediaStreamTrack): boolean { return [...this.#streams.values()].some(media => media.getTracks().includes(track)); }

  add(label: string, track: MediaStreamTrack): void {
    const name = label.slice(0, label.lastIndexOf('/'));
    const others = this.#streams.get(name)?.getTracks().filter(other => other.kind !== track.kind) ?? [];
    // Another stream object for each change: an element keeps showing the last picture of the one it has.
    this.#streams.set(name, new MediaStream([...others, track]));
    this.changed(name);
  }

  /** Lets go of all other tracks. */
  keep(stays: (track: MediaStreamTrack) => boolean): void {
    for (const [name, media] of [...this.#streams]) {
      const left = media.getTracks().filter(stays);
      if (left.length === media.getTracks().length) continue;
      if (left.length > 0) this.#streams.set(name, new MediaStream(left)); else this.#streams.delete(name);
      this.changed(name);
    }
  }
}
