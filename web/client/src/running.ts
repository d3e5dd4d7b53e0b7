import { byId, copyOf, part, reconcile, setText, show, word } from './dom';
import { includes, isDesktop, type MediaRoom } from './media/room';
import { canShareScreen } from './media/sources';
import type { Activity, Ended, Snapshot } from './snapshot';

/** How long the page still says what ended. */
const Afterwards = 10_000;

/** What runs, in words, for everybody: who sees whose screen, who is heard, who records; and for a while what ended, why, and by whom (R10.1). */
export class Running {
  readonly #fresh = new Map<string, Ended>();
  #known: Set<string> | null = null;

  constructor(readonly media: MediaRoom, readonly isCustomer: boolean) {}

  show(now: Snapshot): void {
    const told = now.activities.filter(one => one.kind !== 'FileTransfer' && one.kind !== 'Recording' && !(one.state === 'Requested' && one.asked.includes(this.media.you)));
    const requested = now.activities.filter(one => one.kind === 'Recording' && one.state === 'Requested' && !one.asked.includes(this.media.you));
    const lines = [...told, ...requested].map(one => ({ id: one.id, words: this.#sentence(one, now) }));
    const recording = now.activities.find(one => one.kind === 'Recording' && one.state === 'Running');
    this.#sign(recording, now);
    if (lines.length === 0 && recording === undefined) lines.push({ id: 'none', words: word(this.isCustomer ? 'run.none.customer' : 'run.none') });
    reconcile(byId('running'), lines, line => line.id, () => copyOf('running-line'), (element, line) => setText(element, line.words));
    this.#notice(now);
  }

  #sign(recording: Activity | undefined, now: Snapshot): void {
    show(byId('recording-sign'), recording !== undefined);
    if (recording === undefined) return;
    const by = now.participants.find(one => one.id === now.controller);
    const words = by?.id === this.media.you ? word('run.Recording.you') : word('run.Recording', by?.name ?? '');
    setText(part(byId('recording-sign'), 'text'), includes(recording, this.media.you) ? words : `${words} ${word('run.Recording.out')}`);
  }

  #sentence(activity: Activity, now: Snapshot): string {
    const you = this.media.you;
    if (activity.state === 'Requested') return word('run.asking', namesOf(activity.asked, now, you), word(`kind.${activity.kind}`));
    if (!includes(activity, you)) return word('run.out', word(`kind.${activity.kind}`));
    if (activity.kind === 'Video' || activity.kind === 'Voice') {
      const owners = now.participants.filter(one => one.id === you ? this.media.source(activity.id) !== null : this.media.received(activity.id, one.id) !== null);
      return word(`run.${activity.kind}`, namesOf(owners.map(one => one.id), now, you) || word('nobody'));
    }
    const viewers = now.participants.filter(one => one.id !== activity.owner && (one.state === 'Connected' || one.state === 'Reconnecting') && includes(activity, one.id));
    const names = namesOf(viewers.map(one => one.id), now, you) || word('nobody');
    if (activity.owner === you) return word(this.isCustomer && !canShareScreen ? 'run.own.camera' : isDesktop(activity) ? 'run.own.screen' : 'run.own.window', names);
    return word(isDesktop(activity) ? 'run.screen' : 'run.window', namesOf([activity.owner ?? ''], now, you), names);
  }

  /** What had ended before the page came isn't news. */
  #notice(now: Snapshot): void {
    const told = now.ended.filter(one => one.kind !== 'FileTransfer');
    for (const one of this.#known === null ? [] : told.filter(one => !this.#known!.has(one.id))) {
      this.#fresh.set(one.id, one);
      setTimeout(() => { this.#fresh.delete(one.id); this.#tell(now); }, Afterwards);
    }
    this.#known = new Set(told.map(one => one.id));
    this.#tell(now);
  }

  #tell(now: Snapshot): void {
    reconcile(byId('ended'), [...this.#fresh.values()], one => one.id, () => copyOf('running-line'), (element, one) => {
      const reason = word(one.reason === 'Refused' && one.by === null ? 'end.late' : `end.${one.reason}`);
      const kind = word(`kind.${one.kind}`);
      setText(element, one.by === null ? word('run.ended', kind, reason) : word('run.ended.by', kind, reason, namesOf([one.by], now, this.media.you)));
    });
  }
}

/** Names for a sentence, the reader's own as "you". */
export function namesOf(ids: string[], now: Snapshot, you: string): string {
  return ids.map(id => id === you ? word('run.you') : now.participants.find(one => one.id === id)?.name ?? '–').join(', ');
}
