/** How often the sound's clock beats. */
const Beat = 1 / 15;

/**
 * Everybody's voice in one track. The context's clock also beats the time for the picture: unlike timers it isn't slowed down in a hidden page.
 * A browser may not let it run before somebody clicks on the page.
 */
export class Sound {
  readonly #context = new AudioContext();
  readonly #out = this.#context.createMediaStreamDestination();
  readonly #voices = new Map<string, { stream: MediaStream; node: AudioNode; element: HTMLAudioElement }>();
  readonly #gestures = new AbortController();
  #wasReady = false;
  #isClosed = false;

  /** Whether it runs or not: known as soon as can be. */
  readonly ready: Promise<void>;
  /** It began to run later than that. */
  started: () => void = () => {};
  tick: () => void = () => {};

  constructor() {
    const resume = () => { void this.#context.resume().catch(() => { /* the next click, then */ }); };
    for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, resume, { signal: this.#gestures.signal, capture: true });
    resume();
    this.ready = Promise.race([
      new Promise<void>(resolve => { if (this.#runs) resolve(); else this.#context.addEventListener('statechange', () => resolve(), { once: true }); }),
      new Promise<void>(resolve => setTimeout(resolve, 500)),
    ]).then(() => { this.#wasReady = true; });
    this.#context.addEventListener('statechange', () => { if (this.#runs && this.#wasReady) this.started(); });
    // Silence is sound as well: without any, a recorder would wait for it.
    const silence = this.#context.createConstantSource();
    silence.offset.value = 0;
    silence.connect(this.#out);
    silence.start();
    this.#beat();
  }

  /** None while it doesn't run: a recorder that waits for sound writes no picture either. */
  get tracks(): MediaStreamTrack[] { return this.#runs ? this.#out.stream.getAudioTracks() : []; }

  mix(voices: Map<string, MediaStream>): void {
    for (const [key, voice] of this.#voices) if (voices.get(key) !== voice.stream) this.#remove(key);
    for (const [key, stream] of voices) {
      if (this.#voices.has(key)) continue;
      // Chromium: what comes from a peer is heard by a node only if an element plays it too.
      const element = new Audio();
      element.muted = true;
      element.srcObject = stream;
      void element.play().catch(() => { /* replaced meanwhile */ });
      const node = this.#context.createMediaStreamSource(stream);
      node.connect(this.#out);
      this.#voices.set(key, { stream, node, element });
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#gestures.abort();
    for (const key of [...this.#voices.keys()]) this.#remove(key);
    if (this.#context.state !== 'closed') await this.#context.close();
  }

  get #runs(): boolean { return this.#context.state === 'running'; }

  #remove(key: string): void {
    const voice = this.#voices.get(key)!;
    this.#voices.delete(key);
    voice.node.disconnect();
    voice.element.srcObject = null;
  }

  /** A source that is over after one beat says so, and the next one begins. */
  #beat(): void {
    if (this.#isClosed) return;
    const source = this.#context.createConstantSource();
    source.offset.value = 0;
    source.connect(this.#out);
    source.onended = () => { source.disconnect(); this.tick(); this.#beat(); };
    source.start();
    source.stop(this.#context.currentTime + Beat);
  }
}
