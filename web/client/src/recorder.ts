import type { MediaRoom } from './media/room';
import { Picture, type Shown } from './recording/picture';
import { Pieces } from './recording/pieces';
import { Sound } from './recording/sound';
import type { Activity, Snapshot } from './snapshot';

/** The page that records, as far as recording needs it. */
export interface Stage {
  readonly session: string;
  readonly you: string;
  readonly media: MediaRoom;
  readonly includes: (activity: Activity, participant: string) => boolean;
  /** Nothing can be recorded (any more): the activity is to end, so that nobody believes it goes on. */
  stop(): void;
}

/** How long a piece is: what a crash of this page loses, and a little more. */
const PieceLength = 2000;
const Types = ['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp9,opus', 'video/webm'];

/**
 * Records what is shown and said, as one picture and one sound, whatever their sources do meanwhile: a MediaRecorder ends when a track comes or
 * goes. A new part begins where it can't go on: the sound came late (a browser lets a page sound only after a click), the recorder broke, or the
 * server was away for so long that this page could hold no more.
 */
export class Recorder {
  readonly #picture: Picture;
  readonly #sound = new Sound();
  readonly #type = typeof MediaRecorder === 'function' ? Types.find(type => MediaRecorder.isTypeSupported(type)) : undefined;
  #recorder: MediaRecorder | null = null;
  #pieces: Pieces | null = null;
  #isEnded = false;
  readonly #sending: Promise<void>[] = [];

  constructor(readonly activity: string, readonly stage: Stage) {
    this.#picture = new Picture();
    if (this.#type === undefined) { stage.stop(); return; }
    this.#sound.ready.then(() => { if (!this.#isEnded) this.#begin(); });
    this.#sound.started = () => this.#begin();
    this.#sound.tick = () => this.#picture.draw();
  }

  /** What is to be seen and heard from now on. Whoever takes no part in the recording is left out. */
  take(now: Snapshot): void {
    const recording = now.activities.find(one => one.id === this.activity);
    if (recording === undefined) return;
    const isIn = (person: string) => this.stage.includes(recording, person);
    const shared = now.activities.find(one => one.owner !== null && one.state === 'Running' && isIn(one.owner) && this.#stream(one, one.owner) !== null);
    const faces: Shown[] = [];
    const voices = new Map<string, MediaStream>();
    for (const activity of now.activities.filter(one => one.state === 'Running')) {
      for (const person of now.participants.filter(one => isIn(one.id) && this.stage.includes(activity, one.id))) {
        const stream = this.#stream(activity, person.id);
        if (stream === null) continue;
        const key = `${activity.id}:${person.id}`;
        if (activity.kind === 'Video' && stream.getVideoTracks().length > 0) faces.push({ key, stream, name: person.name });
        if (stream.getAudioTracks().length > 0) voices.set(key, stream);
      }
    }

    this.#picture.show(now.number, shared === undefined ? null : { key: shared.id, stream: this.#stream(shared, shared.owner!)!, name: '' }, faces);
    this.#sound.mix(voices);
  }

  /** Done when all of it is at the server, or given up. */
  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#finish();
    this.#picture.close();
    await Promise.all(this.#sending);
    await this.#sound.close();
  }

  #stream(activity: Activity, owner: string): MediaStream | null {
    return owner === this.stage.you ? this.stage.media.source(activity.id) : this.stage.media.received(activity.id, owner);
  }

  /** A new part. */
  #begin(): void {
    if (this.#isEnded) return;
    void this.#finish();
    const recorder = new MediaRecorder(new MediaStream([...this.#picture.tracks, ...this.#sound.tracks]), {
      mimeType: this.#type!, videoBitsPerSecond: 1_500_000, audioBitsPerSecond: 64_000,
      // Where the browser knows it: a place to jump to in every piece.
      videoKeyFrameIntervalDuration: PieceLength,
    } as MediaRecorderOptions);
    const pieces = new Pieces(`/console/${this.stage.session}/recordings/${this.activity}/${crypto.randomUUID()}`);
    recorder.ondataavailable = event => pieces.add(event.data);
    recorder.onerror = () => { if (this.#recorder === recorder) setTimeout(() => { if (this.#recorder === recorder) this.#begin(); }, 1000); };
    pieces.lost = isRefused => { if (this.#recorder === recorder) this.#lose(isRefused); };
    this.#recorder = recorder;
    this.#pieces = pieces;
    recorder.start(PieceLength);
  }

  #lose(isRefused: boolean): void {
    if (!isRefused) return this.#begin();
    void this.#finish();
    if (!this.#isEnded) this.stage.stop();
  }

  /** Ends the part; its last piece comes before `stop`. */
  async #finish(): Promise<void> {
    const [recorder, pieces] = [this.#recorder, this.#pieces];
    this.#recorder = this.#pieces = null;
    if (recorder === null || pieces === null) return;
    const stopped = recorder.state === 'inactive' ? Promise.resolve() : new Promise(resolve => recorder.addEventListener('stop', resolve, { once: true }));
    if (recorder.state !== 'inactive') recorder.stop();
    const sending = stopped.then(() => pieces.end());
    this.#sending.push(sending);
    await stopped;
  }
}
