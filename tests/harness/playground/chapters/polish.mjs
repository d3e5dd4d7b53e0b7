// Point 7: the same for a representative who chose Polish in an English chat; Alice's chat stays English.
import assert from 'node:assert/strict';
import { buttons, hides, NUMBER, shows } from '../expect.mjs';
import { mailTo } from '../outbox.mjs';

export const polish = (stage) => [
  ['settings change the language at once', () => settings(stage)],
  ['pomoc and an unknown command answer in Polish', () => help(stage)],
  ['rozpocznij starts a session', () => start(stage)],
  ['zaproś <address> sends the mail in Polish', () => invite(stage)],
  ['the customer\'s page is in the browser\'s language', () => join(stage)],
  ['the card has Polish plurals and words', () => card(stage)],
  ['powiedz, uczestnicy, sesje and historia', () => commands(stage)],
  ['a refusal is in Polish', () => refusal(stage)],
  ['zakończ asks, and ends', () => end(stage)],
];

async function settings({ story, bob }) {
  await bob.card(['Settings', 'Polski'], { after: await bob.write('settings') });
  await bob.sees('Settings');
  await bob.picture(story, 'settings');
  const { response } = await bob.press('Save', { on: 'Settings', inputs: { Language: 'Polski' } });
  shows(response, 'Ustawienia', 'Zapisz');
  await bob.sees('Ustawienia');
  await bob.picture(story, 'settings-pl');
}

async function help({ story, bob }) {
  shows(await bob.card(['Co możesz napisać'], { after: await bob.write('POMOC') }), 'rozpocznij', 'dołącz', 'ustawienia');
  await bob.hears('uczestnicy', { after: await bob.write('uczestnic') });
  await bob.picture(story, 'help-pl');
}

async function start(stage) {
  const { story, bob } = stage;
  await bob.card(['Rozpocznij sesję', 'Zaproszenie e-mailem'], { after: await bob.write('rozpocznij') });
  const { after } = await bob.press('Rozpocznij sesję', { on: 'Zaproszenie e-mailem', inputs: { 'Zaproszenie e-mailem': false } });
  const shown = await bob.card([NUMBER, 'Zakończ sesję'], { after });
  [stage.polishNumber] = JSON.stringify(shown).match(NUMBER);
  buttons(bob.cards(after), { withheld: ['Wyślij zaproszenie'] });
  await bob.picture(story, 'session-pl');
}

async function invite(stage) {
  const { story, bob, product, polishNumber } = stage;
  const after = await bob.write('zapros anna@example.com');
  await bob.card(['Zakończ sesję', 'anna@example.com', 'Wysłan'], { after });
  const { subject, text, html, file } = await mailTo(product.outbox, 'anna@example.com');
  shows(subject, 'Bob Requester', 'zaprasza', polishNumber);
  for (const part of [text, html]) shows(part, 'Numer sesji', polishNumber, 'Zaproszenie działa do');
  hides(text, 'invit', 'session number');
  stage.polishLink = text.match(/https?:\S+\/join\/\S+/)[0];
  const { page } = await stage.visit({ locale: 'pl-PL' });
  await page.goto(`${product.site}/dev/outbox/${encodeURIComponent(file)}/html`);
  await story.looks('mail-pl', page);
  await bob.picture(story, 'invited-pl');
}

async function join(stage) {
  const { bob, polishLink, visit } = stage;
  stage.anna = await visit({ locale: 'pl-PL' });
  const { page } = stage.anna;
  await page.goto(polishLink);
  await page.getByLabel('Imię').fill('Anna Maj');
  stage.beforeAnna = bob.client.mark();
  await page.getByRole('button', { name: 'Dołącz', exact: true }).click();
  await page.waitForURL(/\/session\//);
  await page.getByRole('heading', { name: /Bob Requester/ }).waitFor();
  await page.getByRole('textbox').fill('Dzień dobry, drukarka nie działa.');
  await page.getByRole('button', { name: 'Wyślij' }).click();
}

async function card({ story, bob, beforeAnna, anna }) {
  const shown = await bob.card(['Zakończ sesję', 'Anna Maj', 'drukarka nie działa'], { after: beforeAnna });
  shows(shown, '2 uczestników', 'Otrzymuje pomoc', 'Prowadzi');
  hides(shown, /"(text|title|label)":"[^"]*(Connected|Customer|since)/);
  await bob.picture(story, 'anna-joined-pl');
  await story.looks('support-page-pl', anna.page);
}

async function commands({ story, bob, anna, polishNumber }) {
  await bob.write('powiedz Już pomagam!');
  await anna.page.locator('#lines').getByText('Już pomagam!', { exact: true }).waitFor();
  await bob.card(['Uczestnicy', 'Anna Maj', 'Klienci (1)'], { after: await bob.write('uczestnicy') });
  await bob.card(['Sesje', polishNumber], { after: await bob.write('sesje') });
  await bob.card(['Historia', 'Nowy klient w sesji: Anna Maj'], { after: await bob.write('historia') });
  await bob.picture(story, 'history-pl');
}

async function refusal({ story, bob }) {
  await bob.card(['nie-adres', 'Wyślij zaproszenie'], { after: await bob.write('zaproś nie-adres') });
  await bob.picture(story, 'refusal-pl');
}

async function end({ story, alice, bob, anna, polishNumber }) {
  await bob.card(['Tak, zakończ', 'Anuluj'], { after: await bob.write('zakończ') });
  const { response } = await bob.press('Tak, zakończ', { on: `Zakończyć sesję ${polishNumber}?` });
  shows(response, 'Podsumowanie sesji wsparcia', polishNumber);
  await anna.page.getByRole('heading', { name: /zako/i }).waitFor();
  await bob.picture(story, 'summary-pl');
  const hers = await alice.card(['What you can write'], { after: await alice.write('pomoc') });
  assert(hers, 'Alice is answered in her own language');
}
