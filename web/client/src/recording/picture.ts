import { language } from '../dom';

/** A stream to draw, and whose it is. */
export interface Shown { readonly key: string; readonly stream: MediaStream; readonly name: string; }

const Width = 1280;
const Height = 720;
const FramesPerSecond = 15;
const Gap = 16;
const TileWidth = 208;
const TileHeight = 117;
const TilesAtMost = 6;

/**
 * One picture of all: what is shared, or a plain card, and the faces in small. Drawn by whoever's clock beats; never faster than it is recorded.
 * The canvas and the elements it draws from are in no document: a hidden page keeps them going, measured in Chromium.
 */
export class Picture {
  readonly #canvas = document.createElement('canvas');
  readonly #pen: CanvasRenderingContext2D;
  readonly #elements = new Map<string, HTMLVideoElement>();
  readonly #stream: MediaStream;
  readonly #clock: ReturnType<typeof setInterval>;
  readonly #time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeStyle: 'medium' });
  #number = '';
  #shared: Shown | null = null;
  #faces: readonly Shown[] = [];
  #drawnAt = -Infinity;

  constructor() {
    this.#canvas.width = Width;
    this.#canvas.height = Height;
    this.#pen = this.#canvas.getContext('2d', { alpha: false })!;
    this.draw();
    this.#stream = this.#canvas.captureStream(FramesPerSecond);
    this.#clock = setInterval(() => this.draw(), 1000 / FramesPerSecond);
  }

  get tracks(): MediaStreamTrack[] { return this.#stream.getVideoTracks(); }

  show(number: string, shared: Shown | null, faces: readonly Shown[]): void {
    [this.#number, this.#shared, this.#faces] = [number, shared, faces.slice(0, TilesAtMost)];
    const wanted = new Map([...shared === null ? [] : [shared], ...this.#faces].map(one => [one.key, one.stream]));
    for (const [key, element] of this.#elements) if (!wanted.has(key)) this.#remove(key, element);
    for (const [key, stream] of wanted) this.#play(key, stream);
  }

  draw(): void {
    const now = performance.now();
    if (now - this.#drawnAt < 900 / FramesPerSecond) return;
    this.#drawnAt = now;
    this.#pen.fillStyle = '#1b1b1b';
    this.#pen.fillRect(0, 0, Width, Height);
    const shared = this.#shared === null ? undefined : this.#elements.get(this.#shared.key);
    if (shared === undefined || !this.#paint(shared, 0, 0, Width, Height)) this.#card();
    this.#faces.forEach((face, place) => this.#tile(face, Width - (place + 1) * (TileWidth + Gap)));
  }

  close(): void {
    clearInterval(this.#clock);
    for (const [key, element] of this.#elements) this.#remove(key, element);
    for (const track of this.#stream.getTracks()) track.stop();
  }

  #card(): void {
    const pen = this.#pen;
    pen.textAlign = 'center';
    pen.fillStyle = '#ffffff';
    pen.font = '600 64px system-ui, sans-serif';
    pen.fillText(this.#number, Width / 2, Height / 2 - 10);
    pen.fillStyle = '#c8c8c8';
    pen.font = '28px system-ui, sans-serif';
    pen.fillText(this.#time.format(new Date()), Width / 2, Height / 2 + 50);
  }

  #tile(face: Shown, x: number): void {
    const element = this.#elements.get(face.key);
    const y = Height - TileHeight - Gap;
    this.#pen.fillStyle = '#000000';
    this.#pen.fillRect(x, y, TileWidth, TileHeight);
    if (element === undefined || !this.#paint(element, x, y, TileWidth, TileHeight)) return;
    this.#pen.fillStyle = 'rgba(0, 0, 0, 0.6)';
    this.#pen.fillRect(x, y + TileHeight - 24, TileWidth, 24);
    this.#pen.fillStyle = '#ffffff';
    this.#pen.textAlign = 'start';
    this.#pen.font = '15px system-ui, sans-serif';
    this.#pen.fillText(face.name, x + 8, y + TileHeight - 7, TileWidth - 16);
  }

  /** Whole, with bars where the shapes differ. */
  #paint(element: HTMLVideoElement, x: number, y: number, width: number, height: number): boolean {
    if (element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || element.videoWidth === 0) return false;
    const scale = Math.min(width / element.videoWidth, height / element.videoHeight);
    const [w, h] = [element.videoWidth * scale, element.videoHeight * scale];
    this.#pen.drawImage(element, x + (width - w) / 2, y + (height - h) / 2, w, h);
    return true;
  }

  #play(key: string, stream: MediaStream): void {
    const earlier = this.#elements.get(key);
    if (earlier?.srcObject === stream) return;
    const element = earlier ?? document.createElement('video');
    element.muted = element.playsInline = true;
    element.srcObject = stream;
    void element.play().catch(() => { /* replaced meanwhile */ });
    this.#elements.set(key, element);
  }

  #remove(key: string, element: HTMLVideoElement): void {
    element.srcObject = null;
    this.#elements.delete(key);
  }
}
