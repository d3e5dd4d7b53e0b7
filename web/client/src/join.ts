import { countLetters } from './counter';

/** The invitation page. Only what a person does here tells the server that the page was seen: a scanner that loads it does nothing. */
const seen = document.querySelector<HTMLElement>('[data-opened]')?.dataset['opened'];
if (seen) {
  const kinds = ['pointerdown', 'keydown', 'touchstart'] as const;
  const tell = (event: Event) => {
    if (!event.isTrusted) return;
    for (const kind of kinds) removeEventListener(kind, tell);
    navigator.sendBeacon(seen);
  };
  for (const kind of kinds) addEventListener(kind, tell, { passive: true });
}

/** A second press while the first is on its way does nothing; coming back to the page by the back button it works again. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
  form.addEventListener('submit', event => {
    if (form.dataset['sent']) event.preventDefault();
    form.dataset['sent'] = '1';
  });
  addEventListener('pageshow', () => { delete form.dataset['sent']; });
}

/** A field with something to mend gets the focus. */
document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();

countLetters();
