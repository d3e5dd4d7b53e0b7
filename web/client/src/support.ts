import { Chat } from './chat';
import { Consent } from './consent';
import { byId, initials, setText, show, word } from './dom';
import { Place } from './line';
import { Files } from './files';
import { Live } from './live';
import { MediaRoom } from './media/room';
import { closeQuestions, showPeople } from './people';
import type { Snapshot, Wait } from './snapshot';
import { Together } from './together';

/** The customer's support page. */
const room = byId('room');
const session = room.dataset['session']!;
const you = room.dataset['you']!;
const chat = new Chat(() => live, session, you);
const live = new Live(session, 'customer', {
  snapshot, wait, over: () => { if (!isLeaving) location.reload(); },
  online: isOnline => { show(byId('offline'), !isOnline); if (isOnline) { ready(); media.online(); consent.online(); } },
  signal: (from, data) => void media.peers.signal(from, data),
  sfu: (round, sdp, labels) => media.peers.offer(round, sdp, labels),
  carries: isCarrier => together.carries(isCarrier),
  mark: (from, activity, data) => together.mark(from, activity, data),
});
const media = new MediaRoom(() => live, you, () => together.changed(), activity => together.ended(activity), peer => files.line(peer));
const together = new Together(() => live, media, true);
const consent = new Consent(() => live, together, you);
const files = new Files(() => live, () => media, you);
const place = new Place();
let isInLine = false;
// Who leaves the line ends the session by it: the answer to their form says so, a reload beside it would come too late.
let isLeaving = false;
for (const form of document.querySelectorAll<HTMLFormElement>('form[action$="/leave"]')) form.addEventListener('submit', () => { isLeaving = true; });

function snapshot(now: Snapshot): void {
  together.show(now);
  consent.show(now);
  files.show(now);
  const controller = now.participants.find(person => person.id === now.controller);
  const isWaiting = now.waiting !== null;
  isInLine = now.wait !== null;
  if (controller || isInLine) {
    setText(byId('helper'), controller?.name ?? word('queue.helper'));
    setText(document.querySelector<HTMLElement>('.helper .face')!, initials(controller?.name ?? ''));
  }
  setText(byId('helper-label'), word(isInLine ? 'queue.helper-label' : isWaiting ? 'join.helper' : 'support.helps'));
  setText(document.querySelector<HTMLElement>('#leave .box p')!, word(isInLine ? 'leave.ask.waiting' : 'leave.ask.customer'));
  show(byId('in-line'), isInLine);
  if (now.wait) wait(now.wait);
  show(byId('waiting'), isWaiting);
  if (isWaiting) setText(byId('waiting-place'), word('waiting.place', now.waiting!));
  show(byId('question'), now.question !== null);
  setText(byId('question-text'), now.question ?? '');
  show(byId('chat'), !isWaiting);
  show(byId('people-panel'), !isWaiting);
  show(byId('activities'), !isWaiting);
  if (isWaiting) return;
  showPeople(now, you, 'person');
  chat.show(now.chat);
}

/** Measured from outside: when the page first had its seat. */
function ready(): void { if (performance.getEntriesByName('interactive').length === 0) performance.mark('interactive'); }

/** Where the session stands in the line, while it waits for a representative. */
function wait(came: Wait): void {
  const now = place.take(came);
  if (!isInLine) return;
  setText(byId('in-line-title'), now.sender === null ? word('queue.title') : word('queue.passed', now.sender));
  const where = now.place === null ? '' : word('waiting.place', now.place);
  setText(byId('in-line-place'), now.minutes === null ? where : `${where} ${word('queue.minutes', now.minutes)}`);
}

/** Asked once for each session and browser tab. */
function askOnce(): void {
  const notice = byId('asked');
  const key = `asked:${session}`;
  const isAnswered = () => { try { return localStorage.getItem(key) !== null; } catch { return false; } };
  show(notice, !isAnswered());
  byId('asked-yes').addEventListener('click', () => {
    try { localStorage.setItem(key, '1'); } catch { /* asked again next time */ }
    show(notice, false);
    chat.field.focus();
  });
}

closeQuestions();
askOnce();
live.show(JSON.parse(byId('snapshot').textContent!) as Snapshot);
void live.start();
