import { Toolbar } from './activities';
import { Chat } from './chat';
import { byId, copyOf, keepDraft, kept, language, part, reconcile, setText, show, time, word } from './dom';
import { Files } from './files';
import { Live } from './live';
import { MediaRoom } from './media/room';
import { Notes } from './notes';
import { Desk } from './offers';
import { Passing } from './passing';
import { closeQuestions, showPeople } from './people';
import { Recording } from './recording';
import type { Invitation, Participant, Snapshot, Tab, MessageToSend } from './snapshot';
import { Tabs } from './tabs';
import { tell } from './tell';
import { Together } from './together';

/** The representative's console: one tab (a page) for each open session. */
const room = byId('room');
const session = room.dataset['session']!;
const you = room.dataset['you']!;
const mayAssistantsInvite = room.dataset['assistantsInvite'] === 'true';
const chat = new Chat(() => live, session, you);
const live = new Live(session, 'representative', {
  snapshot,
  tabs: all => strip.all(all),
  tab: one => strip.one(one),
  over: () => void recording.end().then(() => { if (isLeaving) location.href = '/console'; else location.reload(); }),
  online: isOnline => { show(byId('offline'), !isOnline); if (isOnline) { media.online(); void desk.refresh(); } },
  signal: (from, data) => void media.peers.signal(from, data),
  sfu: (round, sdp, labels) => media.peers.offer(round, sdp, labels),
  carries: isCarrier => { together.carries(isCarrier); recording.refresh(); },
  mark: (from, activity, data) => together.mark(from, activity, data),
  desk: () => void desk.refresh(),
});
const media = new MediaRoom(() => live, you, () => { together.changed(); recording.refresh(); }, activity => together.ended(activity), peer => files.line(peer));
const recording = new Recording(() => live, session, media);
const together = new Together(() => live, media, false);
const toolbar = new Toolbar(() => live, together, you);
const notes = new Notes(() => live, session, you);
const files = new Files(() => live, () => media, you);
const strip = new Tabs(session);
const desk = new Desk(() => live);
const passing = new Passing(() => live, room, leaves => { isLeaving = leaves; });
let controls = false;
let isLeaving = false;

function snapshot(now: Snapshot): void {
  together.show(now);
  recording.take(now);
  toolbar.show(now);
  notes.show(now);
  files.show(now);
  controls = now.controller === you;
  const mayInvite = controls || mayAssistantsInvite;
  show(byId('end'), controls);
  show(byId('leave'), !controls);
  show(byId('invite-panel'), mayInvite);
  show(byId('assists'), !controls && now.wait === null);
  show(byId('waits'), now.wait !== null);
  showClosing(now);
  passing.show(now, you);
  show(byId('question'), now.question !== null);
  setText(byId('question-text'), now.question ?? '');
  showPeople(now, you, 'person', wirePerson, (element, person) => fillActs(element, person, now));
  chat.show(now.chat);
  showInvitations(now.invitations ?? [], mayInvite);
}

/** R8.3: the console of the controller is closed. Theirs opens it again by itself; the button is for when that didn't get through. */
function showClosing(now: Snapshot): void {
  show(byId('closing'), now.closesAt !== null);
  show(byId('resume'), controls);
  if (now.closesAt === null) return;
  const passes = now.participants.some(person => person.role === 'Representative' && person.state !== 'Left' && person.id !== now.controller);
  setText(byId('closing-words'), word(passes ? 'closing.passes' : 'closing', time(now.closesAt)));
}

/** Help and Remove: the controller's, for customers (R5.1). */
function wirePerson(element: HTMLElement, id: string): void {
  part(element, 'help').addEventListener('click', () => void tell(live.ask('Select', id)));
  part(element, 'remove').addEventListener('click', () => { part<HTMLDetailsElement>(element, 'removal').open = false; void tell(live.ask('Remove', id)); });
}

function fillActs(element: HTMLElement, person: Participant, now: Snapshot): void {
  const isCustomer = person.role === 'Customer';
  setText(part(element, 'email'), person.email ?? '');
  show(part(element, 'acts'), controls && isCustomer && person.state !== 'Left');
  const help = part(element, 'help');
  show(help, person.id !== now.selected && (person.state === 'Connected' || person.state === 'Reconnecting'));
  setText(help, word('help', person.name));
  setText(part(element, 'remove-ask'), word('remove', person.name));
  setText(part(element, 'remove-words'), word('remove.words', person.name));
}

function showInvitations(invitations: Invitation[], mayInvite: boolean): void {
  show(byId('invitations-panel'), mayInvite && invitations.length > 0);
  reconcile(byId('invitations'), invitations, invitation => invitation.id, wireInvitation, (element, invitation) => {
    setText(part(element, 'to'), invitation.address ?? word('invitation.link'));
    const isOver = invitation.state === 'Joined' || invitation.state === 'Revoked' || invitation.state === 'Expired';
    const state = word('invitation.what', word(`invitation.${invitation.way}.${invitation.state}`), time(invitation.since), invitation.joinedBy ?? word(`role.${invitation.invitee}`));
    setText(part(element, 'what'), isOver ? state : word('invitation.until', state, time(invitation.expiresAt)));
    const why = part(element, 'why');
    setText(why, invitation.failure === null ? '' : word(`failure.${invitation.failure}`));
    show(why, invitation.failure !== null);
    show(part(element, 'resend'), invitation.canResend);
    show(part(element, 'revoke'), invitation.canRevoke);
  });
}

function wireInvitation(invitation: Invitation): HTMLElement {
  const element = copyOf('invitation');
  part(element, 'resend').addEventListener('click', () => void tell(live.ask('Resend', crypto.randomUUID(), invitation.id)));
  part(element, 'revoke').addEventListener('click', () => void tell(live.ask('Revoke', invitation.id)));
  return element;
}

/** Inviting: refused input stays in the form (R2.7). */
function wireInviting(): void {
  const form = byId<HTMLFormElement>('invite');
  const addresses = byId<HTMLTextAreaElement>('addresses');
  const result = byId('invite-result');
  let key = crypto.randomUUID();
  keepDraft(addresses, `addresses:${session}`);
  const value = (name: string) => String(new FormData(form).get(name) ?? '');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const own = byId<HTMLInputElement>('own-mail').checked;
    const answer = await tell(live.ask(own ? 'Compose' : 'Invite', key, value('invitee'), value('language'), addresses.value), result, word(own ? 'invite.own-mail.done' : 'invite.done'));
    if (answer === null) return;
    showMessages(answer.messages ?? []);
    key = crypto.randomUUID();
    if (answer.done) { addresses.value = ''; kept.set(`addresses:${session}`, ''); addresses.removeAttribute('aria-invalid'); }
    else { addresses.setAttribute('aria-invalid', 'true'); addresses.focus(); }
  });
  byId('copy').addEventListener('click', async () => {
    const answer = await tell(live.ask('CopyLink', value('invitee'), value('language')), result);
    if (answer?.done && answer.link) await giveLink(answer.link, result);
  });
}

/** The messages that the person sends with their own mail program (R2.2). */
function showMessages(messages: MessageToSend[]): void {
  const list = byId('messages');
  reconcile(list, messages, message => message.url, () => copyOf('message-to-send'), (element, message) => {
    const open = part<HTMLAnchorElement>(element, 'open');
    open.href = message.url;
    setText(open, word('invite.open-message', message.address));
  });
  show(list, messages.length > 0);
}

async function giveLink(link: string, result: HTMLElement): Promise<void> {
  const field = byId<HTMLInputElement>('link');
  field.value = link;
  show(byId('link-field'), true);
  let isCopied = true;
  try { await navigator.clipboard.writeText(link); } catch { isCopied = false; field.focus(); field.select(); }
  result.className = 'banner good';
  setText(part(result, 'text'), word(isCopied ? 'copy.done' : 'copy.yourself'));
  show(result, true);
}

/** Over the live line; if that is down, the form goes by itself. */
function wireEnding(): void {
  for (const [form, method] of [['end-form', 'End'], ['leave-form', 'Leave']] as const) {
    const element = byId<HTMLFormElement>(form);
    element.addEventListener('submit', async event => {
      event.preventDefault();
      const answer = await live.ask(method);
      if (answer === null) element.submit();
      else if (!answer.done) await tell(Promise.resolve(answer));
    });
  }
}

closeQuestions();
wireInviting();
wireEnding();
byId<HTMLSelectElement>('language').value = language;
byId('resume').addEventListener('click', () => void tell(live.ask('Resume')));
strip.all(JSON.parse(byId('tabs-now').textContent!) as Tab[]);
live.show(JSON.parse(byId('snapshot').textContent!) as Snapshot);
void live.start();
