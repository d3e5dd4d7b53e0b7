import { byId, show } from './dom';
import { Giving } from './giving';
import type { Live } from './live';
import type { MediaRoom } from './media/room';
import { Own } from './own';
import { Running } from './running';
import type { Snapshot } from './snapshot';
import { Stage } from './stage';

/** What both pages have of a live session: the stage, what runs, and what the person gives. Made equal to every snapshot, and to every stream that comes or goes. */
export class Together {
  readonly giving: Giving;
  readonly #stage: Stage;
  readonly #running: Running;
  readonly #own: Own;
  #now: Snapshot | null = null;

  constructor(readonly live: () => Live, readonly media: MediaRoom, isCustomer: boolean) {
    this.giving = new Giving(live, media);
    this.#stage = new Stage(media, (activity, data) => void live().call<boolean>('Mark', activity, data));
    this.#running = new Running(media, isCustomer);
    this.#own = new Own(media, this.giving, isCustomer);
    byId('use-here').addEventListener('click', () => void live().takeOver());
  }

  show(now: Snapshot): void {
    // First: what the media room ends is told at once, and must be seen with the state that ended it.
    this.#now = now;
    this.media.take(now);
    this.giving.show(now);
    this.changed();
  }

  /** Something to show has come or gone. */
  changed(): void {
    if (this.#now === null) return;
    this.#own.show(this.#now);
    this.#stage.show(this.#now);
    this.#running.show(this.#now);
  }

  /** R4.5, and one person in two windows: only one of them shows and gives. */
  carries(isCarrier: boolean): void {
    this.media.carry(isCarrier);
    show(byId('elsewhere'), !isCarrier);
    document.body.classList.toggle('elsewhere', !isCarrier);
    this.changed();
  }

  /** The person took a source away by the browser's own means. Without their camera or microphone the talk goes on, without their screen there is nothing to see. */
  ended(activity: string): void {
    const kind = this.#now?.activities.find(one => one.id === activity)?.kind;
    if (kind !== 'Video' && kind !== 'Voice') void this.live().ask('Stop', activity);
  }

  mark(from: string, activity: string, data: string): void { this.#stage.marks.take(from, activity, data); }
}
