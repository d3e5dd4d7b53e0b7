import { byId, setText } from './dom';
import type { Snapshot } from './snapshot';

/** How often a hand's movements are sent, in milliseconds. */
const Beat = 50;

/** How long a pointer stays where it was, and a stroke is seen. */
const PointerLife = 4000;
const StrokeLife = 20_000;

/** Bounds for what others send. */
const PointsAtOnce = 200;
const PointsOfStroke = 4000;
const StrokesShown = 200;

const Colours = ['#c50f1f', '#0f6cbd', '#0e700e', '#8764b8', '#ca5010', '#038387', '#c239b3', '#69797e'];
const Svg = 'http://www.w3.org/2000/svg';

type Point = [number, number];
type Mark = { at: Point } | { gone: true } | { stroke: string; points: Point[] } | { clear: true };

/** Pointer and pen over the shared picture. Places are fractions of the picture: it may have another size for everybody. Nothing is kept. */
export class Marks {
  readonly #sheet = byId('marks');
  readonly #lines = byId('strokes');
  readonly #pointers = new Map<string, { element: HTMLElement; timer: ReturnType<typeof setTimeout> | undefined }>();
  readonly #strokes = new Map<string, { line: SVGPolylineElement; points: Point[]; timer: ReturnType<typeof setTimeout> | undefined }>();
  #activity: string | null = null;
  #now: Snapshot | null = null;
  #tool: 'pointer' | 'pen' | null = null;
  #stroke: string | null = null;
  #waiting: Point[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly you: string, readonly send: (activity: string, data: string) => void) {
    byId('mark-pointer').addEventListener('click', () => this.#take(this.#tool === 'pointer' ? null : 'pointer'));
    byId('mark-pen').addEventListener('click', () => this.#take(this.#tool === 'pen' ? null : 'pen'));
    byId('mark-clear').addEventListener('click', () => { this.#draw(this.you, { clear: true }); this.#say({ clear: true }); });
    this.#sheet.addEventListener('pointerdown', event => this.#down(event));
    this.#sheet.addEventListener('pointermove', event => this.#move(event));
    for (const end of ['pointerup', 'pointercancel'] as const) this.#sheet.addEventListener(end, () => { this.#flush(); this.#stroke = null; });
    this.#sheet.addEventListener('pointerleave', () => { if (this.#tool === 'pointer') { this.#waiting = []; this.#say({ gone: true }); } });
  }

  /** @param activity The one whose picture is seen; null: none. */
  show(activity: string | null, now: Snapshot): void {
    this.#now = now;
    if (activity === this.#activity) return;
    this.#clear();
    this.#waiting = [];
    this.#stroke = null;
    this.#activity = activity;
    if (activity === null) this.#take(null);
  }

  /** What came from another page: anything may be in it. */
  take(from: string, activity: string, data: string): void {
    if (activity !== this.#activity || !this.#now?.participants.some(one => one.id === from)) return;
    const mark = read(data);
    if (mark !== null) this.#draw(from, mark);
  }

  #take(tool: 'pointer' | 'pen' | null): void {
    this.#tool = tool;
    this.#sheet.dataset['tool'] = tool ?? '';
    byId('mark-pointer').setAttribute('aria-pressed', String(tool === 'pointer'));
    byId('mark-pen').setAttribute('aria-pressed', String(tool === 'pen'));
  }

  #down(event: PointerEvent): void {
    if (this.#tool !== 'pen' || event.button !== 0) return;
    this.#sheet.setPointerCapture(event.pointerId);
    this.#stroke = crypto.randomUUID();
    this.#add(this.#place(event));
  }

  #move(event: PointerEvent): void {
    if (this.#tool === 'pointer') this.#waiting = [this.#place(event)];
    else if (this.#stroke !== null) return this.#add(...(event.getCoalescedEvents?.() ?? [event]).map(one => this.#place(one)));
    else return;
    this.#timer ??= setTimeout(() => this.#flush(), Beat);
  }

  #add(...points: Point[]): void {
    this.#waiting.push(...points);
    this.#draw(this.you, { stroke: this.#stroke!, points });
    this.#timer ??= setTimeout(() => this.#flush(), Beat);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    if (this.#stroke === null) this.#say({ at: this.#waiting.at(-1)! });
    else for (let at = 0; at < this.#waiting.length; at += PointsAtOnce) this.#say({ stroke: this.#stroke, points: this.#waiting.slice(at, at + PointsAtOnce) });
    this.#waiting = [];
  }

  #place(event: PointerEvent): Point {
    const box = this.#sheet.getBoundingClientRect();
    return [fraction((event.clientX - box.left) / box.width), fraction((event.clientY - box.top) / box.height)];
  }

  #say(mark: Mark): void { if (this.#activity !== null) this.send(this.#activity, JSON.stringify(mark)); }

  #draw(from: string, mark: Mark): void {
    if ('clear' in mark) this.#clear();
    else if ('gone' in mark) this.#removePointer(from);
    else if ('at' in mark) this.#point(from, mark.at);
    else this.#line(from, mark.stroke, mark.points);
  }

  #point(from: string, [x, y]: Point): void {
    let pointer = this.#pointers.get(from);
    if (pointer === undefined) {
      const element = document.createElement('span');
      element.className = 'pointer';
      element.dataset['from'] = from;
      element.style.background = this.#colourOf(from);
      this.#sheet.append(element);
      pointer = { element, timer: undefined };
      this.#pointers.set(from, pointer);
    }
    setText(pointer.element, this.#now?.participants.find(one => one.id === from)?.name.slice(0, 40) ?? '');
    pointer.element.style.left = `${x * 100}%`;
    pointer.element.style.top = `${y * 100}%`;
    clearTimeout(pointer.timer);
    pointer.timer = setTimeout(() => this.#removePointer(from), PointerLife);
  }

  #removePointer(from: string): void {
    const pointer = this.#pointers.get(from);
    clearTimeout(pointer?.timer);
    pointer?.element.remove();
    this.#pointers.delete(from);
  }

  #line(from: string, id: string, points: Point[]): void {
    const key = `${from}/${id}`;
    let stroke = this.#strokes.get(key);
    if (stroke === undefined) {
      const line = document.createElementNS(Svg, 'polyline');
      line.dataset['from'] = from;
      line.setAttribute('stroke', this.#colourOf(from));
      this.#lines.append(line);
      stroke = { line, points: [], timer: undefined };
      this.#strokes.set(key, stroke);
      if (this.#strokes.size > StrokesShown) this.#removeStroke(this.#strokes.keys().next().value!);
    }
    if (stroke.points.length + points.length > PointsOfStroke) return;
    stroke.points.push(...points);
    // A dot is a line as well.
    const all = stroke.points.length === 1 ? [...stroke.points, ...stroke.points] : stroke.points;
    stroke.line.setAttribute('points', all.map(([x, y]) => `${x},${y}`).join(' '));
    clearTimeout(stroke.timer);
    stroke.timer = setTimeout(() => this.#removeStroke(key), StrokeLife);
  }

  #removeStroke(key: string): void {
    const stroke = this.#strokes.get(key);
    clearTimeout(stroke?.timer);
    stroke?.line.remove();
    this.#strokes.delete(key);
  }

  #clear(): void {
    for (const key of [...this.#strokes.keys()]) this.#removeStroke(key);
    for (const from of [...this.#pointers.keys()]) this.#removePointer(from);
  }

  /** The same for everybody: by the order in which people have come. */
  #colourOf(from: string): string {
    const all = this.#now?.participants.map(one => one.id).sort() ?? [];
    return Colours[Math.max(0, all.indexOf(from)) % Colours.length]!;
  }
}

/** @returns Null for what is no mark. */
export function read(data: string): Mark | null {
  let mark: unknown;
  try { mark = JSON.parse(data); } catch { return null; }
  if (typeof mark !== 'object' || mark === null) return null;
  if ('clear' in mark) return { clear: true };
  if ('gone' in mark) return { gone: true };
  if ('at' in mark) return isPoint(mark.at) ? { at: mark.at } : null;
  if (!('stroke' in mark && 'points' in mark) || typeof mark.stroke !== 'string' || mark.stroke.length > 40) return null;
  return Array.isArray(mark.points) && mark.points.length > 0 && mark.points.length <= PointsAtOnce && mark.points.every(isPoint) ? { stroke: mark.stroke, points: mark.points } : null;
}

function isPoint(value: unknown): value is Point {
  return Array.isArray(value) && value.length === 2 && value.every(one => typeof one === 'number' && one >= 0 && one <= 1);
}

function fraction(value: number): number { return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000; }
