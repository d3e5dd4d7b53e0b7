import { Chat } from './chat';
import { byId, setText, show, word } from './dom';
import { Live } from './live';
import { closeQuestions, showPeople } from './people';
import type { Snapshot } from './snapshot';

/** The customer's support page. */
const room = byId('room');
const session = room.dataset['session']!;
const you = room.dataset['you']!;
const chat = new Chat(() => live, session, you);
const live = new Live(session, 'customer', { snapshot, over: () => location.reload(), online: isOnline => show(byId('offline'), !isOnline) });

function snapshot(now: Snapshot): void {
  const controller = now.participants.find(person => person.id === now.controller);
  if (controller) setText(byId('helper'), controller.name);
  const isWaiting = now.waiting !== null;
  setText(byId('helper-label'), word(isWaiting ? 'join.helper' : 'support.helps'));
  show(byId('waiting'), isWaiting);
  if (isWaiting) setText(byId('waiting-place'), word('waiting.place', now.waiting!));
  show(byId('chat'), !isWaiting);
  show(byId('people-panel'), !isWaiting);
  if (isWaiting) return;
  showPeople(now, you, 'person');
  chat.show(now.chat);
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
