import { byId, copyOf, part, reconcile, setText, show, time, word } from './dom';
import { Live } from './live';
import { Desk } from './offers';
import { closeQuestions } from './people';
import type { HomeNow, OwnSession, QueueLine, ScheduledSession, Tab } from './snapshot';
import { Tabs } from './tabs';

/** The representative's own page: scheduled sessions, those that go on, queues, offers, availability. */
const strip = new Tabs(null);
const live = new Live('', 'desk', {
  snapshot: () => {},
  over: () => location.reload(),
  online: isOnline => { show(byId('offline'), !isOnline); if (isOnline) refresh(); },
  desk: () => refresh(),
  tabs: all => { strip.all(all); refresh(); },
  tab: one => { strip.one(one); refresh(); },
});
const desk = new Desk(() => live);

/** Time passes without a word from the server. */
const Beat = 15_000;

let isAsking = false;
let isStale = false;

function refresh(): void {
  void desk.refresh();
  void ask();
}

async function ask(): Promise<void> {
  isStale = true;
  if (isAsking) return;
  isAsking = true;
  while (isStale) {
    isStale = false;
    const now = await live.call<HomeNow>('Home');
    if (now !== null) draw(now);
  }
  isAsking = false;
}

function draw(now: HomeNow): void {
  show(byId('no-scheduled'), now.scheduled.length === 0);
  reconcile(byId('scheduled'), now.scheduled, one => one.id, () => copyOf('scheduled-session'), fillScheduled);
  show(byId('more-scheduled'), now.moreScheduled > 0);
  setText(byId('more-scheduled'), word('mine.scheduled.more', now.moreScheduled));
  show(byId('no-sessions'), now.sessions.length === 0);
  reconcile(byId('own-sessions'), now.sessions, one => one.id, () => copyOf('own-session'), fillSession);
  show(byId('no-queues'), now.queues.length === 0);
  reconcile(byId('queues'), now.queues, one => one.id, () => copyOf('queue'), fillQueue);
}

function fillScheduled(element: HTMLElement, one: ScheduledSession): void {
  part<HTMLFormElement>(element, 'start').action = `/console/scheduled/${one.id}/start`;
  part(element, 'go').setAttribute('aria-label', word('mine.start.of', one.customer));
  setText(part(element, 'when'), one.when);
  setText(part(element, 'customer'), one.customer);
  setText(part(element, 'about'), one.about);
}

function fillSession(element: HTMLElement, one: OwnSession): void {
  const link = part<HTMLAnchorElement>(element, 'open');
  link.href = `/console/${one.id}`;
  link.setAttribute('aria-label', word('mine.open', one.number));
  setText(part(element, 'number'), one.number);
  setText(part(element, 'customers'), one.customers || word('mine.nobody'));
  setText(part(element, 'facts'), [word(one.isWaiting ? 'mine.waits' : one.controls ? 'mine.controls' : 'mine.assists'), word('mine.since', time(one.since))].join(' · '));
}

function fillQueue(element: HTMLElement, one: QueueLine): void {
  setText(part(element, 'name'), one.name);
  show(part(element, 'closed'), !one.isOpen);
  setText(part(element, 'facts'), [
    word('mine.queue.waiting', one.waiting),
    ...(one.longest === null ? [] : [word('mine.queue.longest', time(one.longest))]),
    ...(one.minutes === null ? [] : [word('mine.queue.minutes', one.minutes)]),
    word('mine.queue.free', one.free),
  ].join(' · '));
}

closeQuestions();
draw(JSON.parse(byId('home-now').textContent) as HomeNow);
strip.all(JSON.parse(byId('tabs-now').textContent) as Tab[]);
setInterval(() => void ask(), Beat);
void live.start();
