// Points 1 and 2 of the story: the start card, the session card, the invitation and its mail.
import assert from 'node:assert/strict';
import { buttons, hides, NUMBER, shows } from '../expect.mjs';
import { mailTo } from '../outbox.mjs';

export const inviting = (stage) => [
  ['the bot greets by what it is for', () => greeted(stage)],
  ['start brings the start card, with the invitation ticked', () => startCard(stage)],
  ['Start session shows the session with its number, and the invitation form', () => start(stage)],
  ['a bad address is refused by its name, and what was typed stays', () => badAddress(stage)],
  ['Send invitation puts a mail with text and HTML parts into the outbox', () => invite(stage)],
  ['the session card shows the invitation as sent, without being asked', () => sent(stage)],
  ['the outbox page shows the mail', () => outboxPage(stage)],
];

/** The channel's word of an installation names nobody. */
async function greeted({ alice }) {
  hides(await alice.card(['New session', 'Remote support']), 'Welcome, ?');
}

async function startCard({ story, alice }) {
  const after = await alice.write('  Start ');
  const card = await alice.card(['Start session', 'E-mail invitation', 'Mode'], { after });
  assert.equal(JSON.stringify(card).match(/"type":"Input.Toggle"[^}]*"value":"(true|false)"/)?.[1], 'true', 'the box is ticked');
  await alice.sees('E-mail invitation');
  await alice.picture(story, 'start-card');
}

async function start(stage) {
  const { story, alice, product } = stage;
  const { after } = await alice.press('Start session', { on: 'E-mail invitation' });
  const card = await alice.card([NUMBER, 'End session'], { after });
  [stage.number] = JSON.stringify(card).match(NUMBER);
  shows(card, `${product.site}/join`, 'Alice Agent', 'No customer yet');
  buttons(card, { offered: ['Invite', 'Copy join link', 'Participants', 'Open console', 'End session'], withheld: ['Leave'] });
  await alice.card(['Send invitation', stage.number], { after });
  await alice.picture(story, 'session-started');
}

async function badAddress({ story, alice }) {
  const { response } = await alice.press('Send invitation', { on: 'E-mail addresses', inputs: { 'E-mail addresses': 'jan.kowalski@example.com, jan.kowalski@' } });
  shows(response, '"jan.kowalski@example.com, jan.kowalski@"', /jan\.kowalski@(?!example)/);
  await alice.picture(story, 'address-refused');
}

async function invite(stage) {
  const { alice, product, number } = stage;
  stage.invited = alice.client.mark();
  const { response } = await alice.press('Send invitation', { on: 'E-mail addresses', inputs: { 'E-mail addresses': 'jan.kowalski@example.com' } });
  shows(response, /on its way/i, 'jan.kowalski@example.com');
  stage.mail = await mailTo(product.outbox, 'jan.kowalski@example.com');
  const { subject, text, html } = stage.mail;
  shows(subject, 'Alice Agent', number);
  for (const part of [text, html]) shows(part, 'Alice Agent', number, /works until \d+ \w+ \d{4}, \d\d:\d\d/);
  stage.link = text.match(/https?:\S+\/join\/\S+/)?.[0];
  assert(stage.link, text);
  shows(html, stage.link);
  stage.secrets.push(stage.link.split('/').at(-1), 'jan.kowalski@', 'Jan Kowalski');
}

/** In the chat the last that comes of it stands, whatever was in between. */
async function sent({ story, alice, invited }) {
  const card = await alice.card(['End session', 'jan.kowalski@example.com', '"Sent"'], { after: invited });
  hides(card, '"Queued"');
  await alice.sees(['jan.kowalski@example.com', 'Sent']);
  await alice.picture(story, 'invitation-sent');
}

async function outboxPage({ story, product, mail, visit }) {
  const { page } = await visit({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${product.site}/dev/outbox`);
  shows(await page.locator('main').innerText(), mail.subject, 'jan.kowalski@example.com');
  shows(await page.frameLocator('iframe').first().locator('body').innerText(), 'Alice Agent', 'Join the session');
  await story.looks('outbox', page);
  await page.goto(`${product.site}/dev/outbox/${encodeURIComponent(mail.file)}/html`);
  await story.looks('mail', page);
}
