import { byId, copyOf, initials, part, reconcile, setText, show, time, word } from './dom';
import type { Participant, Snapshot } from './snapshot';

/** Who is in the session (R4.1): role, state, since when, who controls, who is selected. */
export function showPeople(snapshot: Snapshot, you: string, template: string, wire?: (element: HTMLElement, id: string) => void, each?: (element: HTMLElement, person: Participant) => void): void {
  const make = (person: Participant) => {
    const element = copyOf(template);
    wire?.(element, person.id);
    return element;
  };
  reconcile(byId('people'), snapshot.participants, person => person.id, make, (element, person) => {
    fill(element, person, snapshot, you);
    each?.(element, person);
  });
}

function fill(element: HTMLElement, person: Participant, snapshot: Snapshot, you: string): void {
  setText(part(element, 'face'), initials(person.name));
  setText(part(element, 'name'), person.id === you ? word('name.you', person.name) : person.name);
  setText(part(element, 'role'), word(roleOf(person, snapshot)));
  const state = part(element, 'state');
  state.dataset['state'] = person.state;
  setText(state, word('state.since', word(`state.${person.state}`), time(person.since)));
  element.classList.toggle('gone', person.state === 'Left');
  element.classList.toggle('selected', person.id === snapshot.selected);
  show(part(element, 'selected'), person.id === snapshot.selected);
}

function roleOf(person: Participant, snapshot: Snapshot): string {
  if (person.role === 'Customer') return 'role.Customer';
  return person.id === snapshot.controller ? 'role.Controller' : 'role.Assistant';
}

/** Closes an opened question when its Cancel is pressed, on Escape, or when the person goes elsewhere. */
export function closeQuestions(): void {
  const close = (question: HTMLDetailsElement) => { question.open = false; question.querySelector('summary')?.focus(); };
  document.addEventListener('click', event => {
    const target = event.target as Element;
    const cancel = target.closest<HTMLElement>('[data-cancel]');
    if (cancel) close(cancel.closest('details')!);
    for (const open of document.querySelectorAll<HTMLDetailsElement>('details.ask[open]')) if (!open.contains(target)) open.open = false;
  });
  document.addEventListener('keydown', event => {
    const open = event.key === 'Escape' ? document.querySelector<HTMLDetailsElement>('details.ask[open]') : null;
    if (open) close(open);
  });
}
