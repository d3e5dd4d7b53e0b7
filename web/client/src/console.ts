import { Chat } from './chat';
import { byId, copyOf, kept, language, part, reconcile, setText, show, time, word } from './dom';
import { Live } from './live';
import { closeQuestions, showPeople } from './people';
import type { Answer, Invitation, Participant, Snapshot, Tab } from './snapshot';

/** The representative's console: one tab (a page) for each open session. */
const room = byId('room');
const session = room.dataset['session']!;
const you = room.dataset['you']!;
const mayAssistantsInvite = room.dataset['assistantsInvite'] === 'true';
const chat = new Chat(() => live, session, you);
const live = new Live(session, 'representative', {
  snapshot, tabs, tab, over: () => location.reload(), online: isOnline => show(byId('offline'), !isOnline),
});
let controls = false;

function snapshot(now: Snapshot): void {
  controls = now.controller === you;
  const mayInvite = controls || mayAssistantsInvite;
  show(byId('end'), controls);
  show(byId('leave'), !controls);
  show(byId('invite-panel'), mayInvite);
  show(byId('assists'), !controls);
  showPeople(now, you, 'person', wirePerson, (element, person) => fillActs(element, person, now));
  chat.show(now.chat);
  showInvitations(now.invitations ?? [], mayInvite);
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

/** Shows what is wrong, where there is something. */
async function tell(asked: Promise<Answer | null>, place = byId('refused'), done?: string): Promise<Answer | null> {
  const answer = await asked;
  const words = answer === null ? word('offline.act') : answer.done ? done ?? null : answer.words;
  place.className = answer?.done ? 'banner good' : 'banner bad';
  setText(part(place, 'text'), words ?? '');
  show(place, words !== null);
  return answer;
}

/** Inviting: refused input stays in the form (R2.7). */
function wireInviting(): void {
  const form = byId<HTMLFormElement>('invite');
  const addresses = byId<HTMLTextAreaElement>('addresses');
  const result = byId('invite-result');
  let key = crypto.randomUUID();
  addresses.value = kept.get(`addresses:${session}`);
  addresses.addEventListener('input', () => kept.set(`addresses:${session}`, addresses.value));
  const value = (name: string) => String(new FormData(form).get(name) ?? '');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const answer = await tell(live.ask('Invite', key, value('invitee'), value('language'), addresses.value), result, word('invite.done'));
    if (answer === null) return;
    key = crypto.randomUUID();
    if (answer.done) { addresses.value = ''; kept.set(`addresses:${session}`, ''); addresses.removeAttribute('aria-invalid'); }
    else { addresses.setAttribute('aria-invalid', 'true'); addresses.focus(); }
  });
  byId('copy').addEventListener('click', async () => {
    const answer = await tell(live.ask('CopyLink', value('invitee'), value('language')), result);
    if (answer?.done && answer.link) await giveLink(answer.link, result);
  });
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

/** Tabs: what was said in a session since this tab last showed it is unread there. */
const strip = byId('tabs');
const seenKey = (id: string) => `seen:${id}`;
let known: Tab[] = [];

function tabs(all: Tab[]): void {
  known = all;
  reconcile(strip, known, one => one.id, () => copyOf('tab'), fillTab);
}

function tab(one: Tab): void {
  const others = known.filter(old => old.id !== one.id);
  const at = known.findIndex(old => old.id === one.id);
  tabs(!one.isOpen ? others : at < 0 ? [...others, one] : known.map(old => old.id === one.id ? one : old));
}

function fillTab(element: HTMLElement, one: Tab): void {
  const link = part<HTMLAnchorElement>(element, 'link');
  link.href = `/console/${one.id}`;
  setText(part(element, 'label'), one.label);
  const isHere = one.id === session;
  if (isHere) { link.setAttribute('aria-current', 'page'); markRead(one.lines); }
  const unread = isHere ? 0 : one.lines - seen(one);
  const count = part(element, 'count');
  show(count, unread > 0);
  setText(part(count, 'unread'), String(unread));
}

/** A session seen here for the first time has nothing unread. */
function seen(one: Tab): number {
  try {
    const stored = localStorage.getItem(seenKey(one.id));
    if (stored !== null) return Number(stored);
    localStorage.setItem(seenKey(one.id), String(one.lines));
  } catch { /* no storage: nothing is marked */ }
  return one.lines;
}

function markRead(lines: number): void {
  try { if (lines > 0) localStorage.setItem(seenKey(session), String(lines)); } catch { /* nothing is marked, then */ }
}

closeQuestions();
wireInviting();
wireEnding();
byId<HTMLSelectElement>('language').value = language;
tabs(JSON.parse(byId('tabs-now').textContent!) as Tab[]);
live.show(JSON.parse(byId('snapshot').textContent!) as Snapshot);
void live.start();
