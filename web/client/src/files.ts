import { byId, copyOf, reconcile, setText, show, word } from './dom';
import { fillRow, textOf, type Row } from './filerow';
import type { Live } from './live';
import type { MediaRoom } from './media/room';
import type { Activity, Ended, FileDetails, Snapshot } from './snapshot';
import { tell } from './tell';
import type { Running, Transfers } from './transfer/transfers';

/** What is over, on one page. */
const RowsKept = 20;

/** Files that go from page to page (R10.2): the questions, what runs, what became of it. What moves the bytes is loaded with the first transfer. */
export class Files {
  readonly #panel = byId('files');
  /** Chosen on this page, by transfer: a page that was loaded anew has lost them. */
  readonly #chosen = new Map<string, File>();
  readonly #ended = new Map<string, Ended>();
  /** What was last said of each row, so that changes are read aloud, once. */
  readonly #told = new Map<string, string>();
  #transfers: Transfers | null = null;
  #isLoading = false;
  #now: Snapshot | null = null;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(readonly live: () => Live, readonly media: () => MediaRoom, readonly you: string) {
    if (this.#panel.dataset['console'] === 'true') this.#wireConsole();
    // A file dropped beside the mark would take the place of the page.
    for (const event of ['dragover', 'drop']) addEventListener(event, dropped => { if ((dropped as DragEvent).dataTransfer?.types.includes('Files')) dropped.preventDefault(); });
  }

  show(now: Snapshot): void {
    this.#now = now;
    for (const ended of [...now.ended].reverse()) if (ended.kind === 'FileTransfer') this.#ended.set(ended.id, ended);
    for (const old of [...this.#ended.keys()].slice(0, -RowsKept)) this.#ended.delete(old);
    this.#settle();
    this.#draw();
  }

  /** The line to a person is another one now. */
  line(peer: string): void { this.#transfers?.line(peer); this.#draw(); }

  get #controls(): boolean { return this.#now?.controller === this.you; }

  get #activities(): Activity[] { return this.#now?.activities.filter(activity => activity.kind === 'FileTransfer') ?? []; }

  /** Makes what moves the bytes equal to what runs. */
  #settle(): void {
    const running = this.#activities.flatMap(activity => this.#running(activity) ?? []);
    // What this page's person has received before a reload can still be saved.
    const received = [...this.#ended.values()].filter(ended => ended.reason === 'Completed' && ended.by === this.you);
    if (this.#transfers === null) {
      if (running.length > 0 || received.length > 0) void this.#load();
      return;
    }

    this.#transfers.take(running, received.map(ended => ended.id));
    for (const ended of received) void this.#transfers.recover(ended.id, ended.file?.size ?? 0);
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { Transfers } = await import('./transfer/transfers');
      this.#transfers = new Transfers({
        line: peer => this.media().line(peer),
        limit: () => Math.min(...this.media().peers.connections.map(connection => connection.sctp?.maxMessageSize ?? 64 << 10)),
        finish: (transfer, sha256) => this.live().ask('FinishFile', transfer, sha256),
        changed: () => this.#draw(),
      });
      this.#settle();
      this.#draw();
    } catch { /* the site can't be reached: with the next snapshot */ } finally {
      this.#isLoading = false;
    }
  }

  /** This page's side of it; null: none, or it doesn't run. */
  #running(activity: Activity): Running | null {
    const { id, state, customer, file } = activity;
    const controller = this.#now!.controller;
    if (state !== 'Running' || customer === null || controller === null || file?.size == null || (this.you !== customer && this.you !== controller)) return null;
    return { id, peer: this.you === customer ? controller : customer, isReceiver: (file.direction === 'ToCustomer') === (this.you === customer), size: file.size, file: this.#chosen.get(id) ?? null };
  }

  #draw(): void {
    const now = this.#now;
    if (now === null) return;
    const isConsole = this.#panel.dataset['console'] === 'true';
    const rows: Row[] = [
      ...this.#activities.map(activity => this.#row(activity.id, activity.customer, activity.file, activity, null)),
      ...[...this.#ended.values()].filter(ended => !this.#activities.some(activity => activity.id === ended.id)).reverse()
        .map(ended => this.#row(ended.id, ended.customer, ended.file, null, ended)),
    ];
    const selected = now.participants.find(person => person.id === now.selected);
    const maySend = isConsole && this.#controls && this.#panel.dataset['allowed'] === 'true';
    show(this.#panel, rows.length > 0 || maySend);
    if (isConsole) {
      show(byId('file-acts'), maySend && selected !== undefined);
      show(byId('file-nobody'), maySend && selected === undefined);
      setText(byId('file-with'), word('file.with', selected?.name ?? ''));
    }

    reconcile(byId('file-list'), rows, row => row.id, row => this.#wireRow(row.id), fillRow);
    this.#announce(rows);
    this.#tick(rows.some(row => row.progress !== null));
  }

  #row(id: string, customer: string | null, file: FileDetails | null, activity: Activity | null, ended: Ended | null): Row {
    return {
      id, activity, ended,
      file: file ?? { direction: 'ToCustomer', name: null, size: null },
      you: this.you,
      now: this.#now!,
      other: this.#now!.participants.find(person => person.id === customer)?.name ?? '',
      isCustomer: this.you === customer,
      progress: this.#transfers?.progress(id) ?? null,
      problem: this.#transfers?.problem(id) ?? null,
      whole: ended?.reason === 'Completed' ? this.#transfers?.file(id) ?? null : null,
    };
  }

  #announce(rows: Row[]): void {
    for (const row of rows) {
      const text = textOf(row);
      const isNew = this.#told.get(row.id) !== text;
      // Progress isn't read aloud: who wants to know looks at the bar.
      if (!isNew || (row.progress !== null && row.progress.state !== 'interrupted' && row.progress.state !== 'missing')) continue;
      const wasThere = this.#told.has(row.id);
      this.#told.set(row.id, text);
      if (wasThere || row.activity !== null) setText(byId('file-said'), `${row.file.name ?? word('file.unnamed')}: ${text}`);
    }
  }

  /** The bars move while something runs. */
  #tick(isMoving: boolean): void {
    if (isMoving === (this.#ticking !== undefined)) return;
    clearInterval(this.#ticking);
    this.#ticking = isMoving ? setInterval(() => this.#draw(), 500) : undefined;
  }

  #wireRow(id: string): HTMLElement {
    const element = copyOf('file-row');
    const on = (name: string, event: string, act: (target: HTMLElement) => void) => {
      const target = element.querySelector<HTMLElement>(`[data-part=${name}]`)!;
      target.addEventListener(event, () => act(target));
    };
    const ask = (method: string, ...values: unknown[]) => void tell(this.live().ask(method, id, ...values), element.querySelector<HTMLElement>('[data-part=refused]')!);
    on('allow', 'click', () => ask('Reply', true, element.querySelector<HTMLInputElement>('[data-part=for-all]')!.checked, null));
    on('refuse', 'click', () => ask('Reply', false, false, null));
    on('cancel', 'click', () => ask('Stop'));
    on('choose', 'change', target => {
      const file = (target as HTMLInputElement).files?.[0];
      if (file === undefined) return;
      (target as HTMLInputElement).value = '';
      this.#choose(id, file, ask);
    });
    return element;
  }

  /** The customer's answer to a wish; or, after a reload, the same file again. */
  #choose(id: string, file: File, ask: (method: string, ...values: unknown[]) => void): void {
    this.#chosen.set(id, file);
    const activity = this.#activities.find(one => one.id === id);
    if (activity?.state === 'Requested') ask('Reply', true, false, { direction: 'FromCustomer', name: file.name, size: file.size });
    else this.#settle();
  }

  #wireConsole(): void {
    const input = byId<HTMLInputElement>('file-send');
    input.addEventListener('change', () => {
      const files = [...input.files ?? []];
      input.value = '';
      void this.#send(files);
    });
    byId('file-ask').addEventListener('click', () => void tell(this.live().ask('Start', crypto.randomUUID(), 'FileTransfer', this.#now?.selected ?? '', { direction: 'FromCustomer' }), byId('file-refused')));
    const mark = (isOver: boolean) => this.#panel.classList.toggle('over', isOver);
    this.#panel.addEventListener('dragover', event => mark(event.dataTransfer?.types.includes('Files') ?? false));
    this.#panel.addEventListener('dragleave', event => { if (!this.#panel.contains(event.relatedTarget as Node | null)) mark(false); });
    this.#panel.addEventListener('drop', event => { mark(false); void this.#send([...event.dataTransfer?.files ?? []]); });
  }

  /** One by one, so that a refusal is seen. */
  async #send(files: File[]): Promise<void> {
    if (!this.#controls || this.#now?.selected == null) return;
    const customer = this.#now.selected;
    for (const file of files) {
      const id = crypto.randomUUID();
      const key = id.replaceAll('-', '');
      this.#chosen.set(key, file);
      const answer = await tell(this.live().ask('Start', id, 'FileTransfer', customer, { direction: 'ToCustomer', name: file.name, size: file.size }), byId('file-refused'));
      if (answer?.done) continue;
      if (answer !== null) this.#chosen.delete(key);
      return;
    }
  }
}
