import { HttpTransportType, HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { language } from './dom';
import type { Answer, Snapshot, Tab, Wait } from './snapshot';

export interface Listener {
  /** The session as it is now. Never an older one after a newer one. */
  snapshot(snapshot: Snapshot): void;
  /** This person's part is over (ended, removed, left): the server's page says how. */
  over(): void;
  online(isOnline: boolean): void;
  /** The place in the line. */
  wait?(wait: Wait): void;
  /** Offers or agents may have changed. */
  desk?(): void;
  tabs?(tabs: Tab[]): void;
  tab?(tab: Tab): void;
  /** A word of a linked page's own. */
  signal?(from: string, data: string): void;
  /** A word of the media server for this page. */
  sfu?(round: number, sdp: string, labels: Record<string, string>): void;
  /** A pointer or stroke over the shared picture. */
  mark?(from: string, activity: string, data: string): void;
  /** Whether this page carries the person's media; false: another page of theirs does. */
  carries?(isCarrier: boolean): void;
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
const back = (tries: number) => Math.min(500 * 2 ** tries, 5000);

/** The one line to the server. It comes back by itself, for ever; every (re)connection enters again and gets the whole snapshot. */
export class Live {
  readonly #hub: HubConnection;
  #version = -1;
  #isOver = false;
  /** Null while it isn't known yet: what is asked meanwhile waits for the answer. */
  #isSeated: boolean | null = null;
  #untilKnown: (() => void)[] = [];
  /** This page as loaded: of several that one person has open, the one that came last carries their media. */
  readonly #page = crypto.randomUUID();
  #isCarrier = true;

  constructor(readonly session: string, readonly seat: 'customer' | 'representative' | 'desk', readonly listener: Listener) {
    this.#hub = new HubConnectionBuilder()
      .withUrl('/live', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => back(retry.previousRetryCount) })
      .configureLogging(LogLevel.None)
      .build();
    this.#hub.serverTimeoutInMilliseconds = 30_000;
    this.#hub.keepAliveIntervalInMilliseconds = 10_000;
    this.#hub.on('snapshot', (snapshot: Snapshot) => this.show(snapshot));
    this.#hub.on('over', () => this.#over());
    this.#hub.on('wait', (wait: Wait) => listener.wait?.(wait));
    this.#hub.on('desk', () => listener.desk?.());
    this.#hub.on('tabs', (tabs: Tab[]) => listener.tabs?.(tabs));
    this.#hub.on('tab', (tab: Tab) => listener.tab?.(tab));
    this.#hub.on('signal', (from: string, data: string) => listener.signal?.(from, data));
    this.#hub.on('sfu', (page: string, round: number, sdp: string, labels: Record<string, string>) => { if (page === this.#page) listener.sfu?.(round, sdp, labels); });
    this.#hub.on('mark', (from: string, activity: string, data: string) => listener.mark?.(from, activity, data));
    this.#hub.on('page', (page: string) => this.#carry(page === this.#page));
    this.#hub.onreconnecting(() => this.#seated(false));
    this.#hub.onreconnected(() => this.#enter());
    // Not at once: a stop that isn't through yet would take the new connection's transport away.
    this.#hub.onclose(() => { if (!this.#isOver) setTimeout(() => void this.start()); });
    // A phone that wakes up, or a page from the back/forward cache, shouldn't wait for the next try.
    addEventListener('online', () => { if (this.#hub.state === HubConnectionState.Disconnected) void this.start(); });
  }

  get isOnline(): boolean { return this.#hub.state === HubConnectionState.Connected; }

  #starting = false;

  async start(): Promise<void> {
    if (this.#starting || this.#isOver) return;
    this.#starting = true;
    for (let tries = 0; !this.#isOver; tries++) {
      try {
        await this.#hub.start();
        this.#starting = false;
        return await this.#enter();
      } catch {
        this.#seated(false);
        await pause(back(tries));
      }
    }
  }

  show(snapshot: Snapshot): void {
    if (snapshot.version < this.#version) return;
    this.#version = snapshot.version;
    this.listener.snapshot(snapshot);
  }

  /** Takes the person's media over from another page of theirs. */
  async takeOver(): Promise<void> {
    this.#isCarrier = true;
    if (this.isOnline) await this.#hub.stop();
  }

  /** Null when the line is down: the command may or may not have arrived; the same command may be sent again. */
  ask(method: string, ...values: unknown[]): Promise<Answer | null> { return this.call<Answer>(method, ...values); }

  async call<T>(method: string, ...values: unknown[]): Promise<T | null> {
    if (this.#isSeated === null) await Promise.race([pause(5000), new Promise<void>(known => this.#untilKnown.push(known))]);
    if (!this.#isSeated) return null;
    try {
      return await this.#hub.invoke<T>(method, ...values);
    } catch {
      return null;
    }
  }

  async #enter(): Promise<void> {
    try {
      const isIn = await this.#hub.invoke<boolean>('Enter', this.session, this.seat, language, this.#isCarrier ? this.#page : '');
      if (isIn) this.#seated(true);
      else this.#over();
    } catch {
      // The line fell again, or the server is too busy: closing leads to the next try.
      if (this.isOnline) await this.#hub.stop();
    }
  }

  #carry(isCarrier: boolean): void {
    this.#isCarrier = isCarrier;
    this.listener.carries?.(isCarrier);
  }

  #seated(isSeated: boolean): void {
    this.#isSeated = isSeated;
    for (const known of this.#untilKnown.splice(0)) known();
    this.listener.online(isSeated);
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    void this.#hub.stop();
    this.listener.over();
  }
}
