import { byId, copyOf, part, reconcile, setText, show, word } from './dom';
import { includes, type MediaRoom } from './media/room';
import type { Activity, Snapshot } from './snapshot';

interface Tile { owner: string; name: string; stream: MediaStream; }

/** People's faces (Video) and voices (Voice). */
export class Tiles {
  readonly #list = byId('tiles');
  readonly #voices = byId('voices');
  readonly #sound = byId('sound');

  constructor(readonly media: MediaRoom) {
    this.#sound.addEventListener('click', () => this.#play());
  }

  /** @returns Whether there are faces to see. */
  show(now: Snapshot): boolean {
    const faces = this.#of('Video', now, true);
    this.#close(this.#list, faces);
    reconcile(this.#list, faces, tile => tile.owner, makeTile, (element, tile) => {
      setText(part(element, 'name'), tile.owner === this.media.you ? word('name.you', tile.name) : tile.name);
      const video = part<HTMLVideoElement>(element, 'video');
      video.dataset['owner'] = tile.owner;
      video.setAttribute('aria-label', word('tile', tile.name));
      attach(video, tile.stream);
    });
    show(this.#list, faces.length > 0);
    const voices = this.#of('Voice', now, false);
    this.#close(this.#voices, voices);
    reconcile(this.#voices, voices, tile => tile.owner, () => document.createElement('audio'), (element, tile) => {
      element.dataset['owner'] = tile.owner;
      attach(element as HTMLAudioElement, tile.stream);
    });
    this.#play();
    return faces.length > 0;
  }

  #of(kind: 'Video' | 'Voice', now: Snapshot, withOwn: boolean): Tile[] {
    const activity = now.activities.find(one => one.kind === kind && includes(one, this.media.you));
    if (activity === undefined || !this.media.isCarrier) return [];
    return now.participants.map(({ id, name }) => ({ owner: id, name, stream: this.#stream(activity, id, withOwn) })).filter((tile): tile is Tile => tile.stream !== null);
  }

  #stream(activity: Activity, owner: string, withOwn: boolean): MediaStream | null {
    if (owner !== this.media.you) return this.media.received(activity.id, owner);
    return withOwn ? this.media.source(activity.id) : null;
  }

  #close(list: HTMLElement, tiles: Tile[]): void {
    for (const element of list.querySelectorAll<HTMLMediaElement>('video, audio'))
      if (!tiles.some(tile => tile.owner === element.dataset['owner'])) element.srcObject = null;
  }

  /** A browser may refuse to make a sound before the person has touched the page: then they are asked to. */
  #play(): void {
    const voices = [...this.#voices.querySelectorAll('audio')].filter(voice => voice.paused);
    if (voices.length === 0) return show(this.#sound, false);
    for (const voice of voices)
      voice.play().then(() => show(this.#sound, false), (error: unknown) => { if (error instanceof DOMException && error.name === 'NotAllowedError') show(this.#sound, true); });
  }
}

function makeTile(): HTMLElement {
  const element = copyOf('tile');
  const video = document.createElement('video');
  video.dataset['part'] = 'video';
  video.muted = video.autoplay = video.playsInline = true;
  element.prepend(video);
  return element;
}

function attach(element: HTMLMediaElement, stream: MediaStream): void {
  if (element.srcObject === stream) return;
  element.srcObject = stream;
  if (element instanceof HTMLVideoElement) void element.play().catch(() => { /* it is muted: it plays as soon as there is a picture */ });
}
