import { byId, copyOf, reconcile, setText, show, word } from './dom';
import { Marks } from './marks';
import { includes, isDesktop, type MediaRoom } from './media/room';
import { canShareScreen } from './media/sources';
import type { Activity, Snapshot } from './snapshot';
import { Tiles } from './tiles';

/**
 * The picture that is shared, for everyone in the session (R4.3). An element lives exactly as long as its stream: what has ended is closed, not
 * just hidden (R4.4).
 */
export class Stage {
  readonly #section = byId('stage');
  readonly #area = byId('picture');
  readonly #frame = byId('frame');
  readonly #tiles: Tiles;
  readonly marks: Marks;
  #video: HTMLVideoElement | null = null;
  /** The one of several that the person chose to see. */
  #picked: string | null = null;
  #isActualSize = false;
  #again = () => {};

  constructor(readonly media: MediaRoom, mark: (activity: string, data: string) => void) {
    this.#tiles = new Tiles(media);
    this.marks = new Marks(media.you, mark);
    new ResizeObserver(() => this.#fit()).observe(this.#area);
    byId('stage-size').addEventListener('click', () => { this.#isActualSize = !this.#isActualSize; this.#fit(); });
    show(byId('stage-full'), document.fullscreenEnabled);
    byId('stage-full').addEventListener('click', () => void (document.fullscreenElement === null ? this.#section.requestFullscreen() : document.exitFullscreen()).catch(() => {}));
    document.addEventListener('fullscreenchange', () => setText(byId('stage-full'), word(document.fullscreenElement === null ? 'stage.full' : 'stage.full.leave')));
  }

  show(now: Snapshot): void {
    this.#again = () => this.show(now);
    const you = this.media.you;
    const shared = !this.media.isCarrier ? [] : now.activities.filter(one => one.owner !== null && includes(one, you)).sort((one, other) => other.since - one.since);
    const current = shared.find(one => one.id === this.#picked) ?? shared[0] ?? null;
    const hasTiles = this.#tiles.show(now);
    this.#showPicture(current, now);
    this.#showChoice(shared, current, now);
    show(this.#area, current !== null);
    show(byId('stage-tools'), current !== null);
    show(this.#section, current !== null || hasTiles);
    if (current === null && document.fullscreenElement === this.#section) void document.exitFullscreen();
    setText(byId('stage-title'), current === null ? word('stage.tiles') : titleOf(current, now, you));
    this.marks.show(current?.id ?? null, now);
  }

  #showPicture(current: Activity | null, now: Snapshot): void {
    const stream = current === null ? null : current.owner === this.media.you ? this.media.source(current.id) : this.media.received(current.id, current.owner!);
    show(byId('no-picture'), stream === null);
    show(this.#frame, stream !== null);
    if (stream === null) return this.#close();
    const video = this.#video ??= this.#open();
    video.setAttribute('aria-label', titleOf(current!, now, this.media.you));
    if (video.srcObject !== stream) video.srcObject = stream;
    void video.play().catch(() => { /* it is muted: it plays as soon as there is a picture */ });
  }

  #open(): HTMLVideoElement {
    const video = document.createElement('video');
    video.id = 'stage-video';
    video.muted = video.autoplay = video.playsInline = true;
    video.addEventListener('resize', () => this.#fit());
    this.#frame.prepend(video);
    return video;
  }

  #close(): void {
    if (this.#video === null) return;
    this.#video.srcObject = null;
    this.#video.remove();
    this.#video = null;
  }

  #showChoice(shared: Activity[], current: Activity | null, now: Snapshot): void {
    show(byId('stage-pick'), shared.length > 1);
    const make = (one: Activity) => {
      const button = copyOf('pick');
      button.addEventListener('click', () => { this.#picked = one.id; this.#again(); });
      return button;
    };
    reconcile(byId('stage-pick'), shared.length > 1 ? shared : [], one => one.id, make, (button, one) => {
      button.setAttribute('aria-pressed', String(one === current));
      setText(button, titleOf(one, now, this.media.you));
    });
  }

  /** The frame is exactly as large as the picture in it: so marks need no other measure than the frame. */
  #fit(): void {
    setText(byId('stage-size'), word(this.#isActualSize ? 'stage.fit' : 'stage.actual'));
    this.#area.classList.toggle('actual', this.#isActualSize);
    const { videoWidth: width = 0, videoHeight: height = 0 } = this.#video ?? {};
    if (width === 0 || height === 0) return;
    const scale = this.#isActualSize ? 1 / devicePixelRatio : Math.min(this.#area.clientWidth / width, this.#area.clientHeight / height);
    this.#frame.style.width = `${Math.floor(width * scale)}px`;
    this.#frame.style.height = `${Math.floor(height * scale)}px`;
  }
}

function titleOf(activity: Activity, now: Snapshot, you: string): string {
  if (activity.owner === you) return word(!canShareScreen ? 'stage.own.camera' : isDesktop(activity) ? 'stage.own.screen' : 'stage.own.window');
  return word(isDesktop(activity) ? 'stage.screen' : 'stage.window', now.participants.find(one => one.id === activity.owner)?.name ?? '');
}
