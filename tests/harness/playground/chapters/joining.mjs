// Points 3 and 4: the invitation page, the number form, the support page, and the session card that follows.
import assert from 'node:assert/strict';
import { hides, shows } from '../expect.mjs';
import { timed } from '../story.mjs';

/** Milliseconds until a customer who has joined must be on the representative's card. */
const SOON = 2_000;

export const joining = (stage) => [
  ['a link that a scanner opens ten times is still unused', () => scanner(stage)],
  ['the invitation page says who invites', () => invitationPage(stage)],
  ['a name with nothing in it is refused, the form stays', () => noName(stage)],
  ['Join opens the support page: who helps, number, participants, chat', () => joinByLink(stage)],
  ['the session card shows Jan within 2 s, helped already', () => shownSoon(stage)],
  ['the same link in another browser does not make Jan twice', () => linkAgain(stage)],
  ['a wrong number is refused, the form stays', () => wrongNumber(stage)],
  ['Olga joins with the number on a phone', () => joinByNumber(stage)],
  ['Zofia joins by a copied link, in Polish', () => joinByCopiedLink(stage)],
];

async function scanner({ alice, link }) {
  const after = alice.client.mark();
  for (let i = 0; i < 10; i++) {
    const answer = await fetch(link);
    assert.equal(answer.status, 200);
    assert.equal(/support-[0-9a-f]{32}=/.test(answer.headers.get('set-cookie')), false, 'a look makes nobody a customer');
  }

  const write = await alice.write('history');
  hides(await alice.card(['History'], { after: write }), 'opened', 'joined as a customer');
  hides(alice.cards(after), 'Joined');
}

async function invitationPage(stage) {
  stage.jan = await stage.visit({ locale: 'en-GB' });
  const { page } = stage.jan;
  await page.goto(stage.link);
  shows(await page.locator('main').innerText(), 'Alice Agent', stage.number);
  await stage.story.looks('invitation', page);
}

async function noName({ jan: { page } }) {
  await page.getByLabel('Your name').fill('   ');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
}

async function joinByLink(stage) {
  const { alice, number, jan: { page } } = stage;
  await page.getByLabel('Your name').fill('Jan Kowalski');
  stage.joined = alice.client.mark();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(/\/session\//);
  await page.getByRole('heading', { name: /Alice Agent/ }).waitFor();
  const words = await page.locator('main').innerText();
  shows(words, number, 'Jan Kowalski', 'Chat');
}

async function shownSoon({ story, alice, joined, jan }) {
  await alice.card(['End session', 'Jan Kowalski', 'Being helped'], { after: joined, timeout: SOON });
  await alice.sees(['Jan Kowalski', 'Being helped'], SOON);
  await alice.picture(story, 'jan-joined');
  await story.looks('support-page-quiet', jan.page);
}

async function linkAgain({ link, visit, jan }) {
  const { page } = await visit({ locale: 'en-GB' });
  await page.goto(link);
  await page.getByLabel('Your name').fill('Jan K.');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(/\/session\//);
  await page.locator('#people li').first().waitFor();
  assert.equal(await jan.page.locator('#people li').count(), 2, await jan.page.locator('#people').innerText());
  await page.context().close();
}

async function wrongNumber(stage) {
  const { story, product, number, visit } = stage;
  stage.olga = await visit({ locale: 'en-GB', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const { page } = stage.olga;
  await page.goto(product.site);
  await story.looks('site', page);
  await page.getByLabel('Session number').fill(number === '123 456 789' ? '987654321' : '123-456-789');
  await page.locator('form[action="/join"] button').click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Session number').inputValue(), '123-456-789');
  await story.picture('number-wrong', page);
}

async function joinByNumber({ alice, number, olga: { page } }) {
  await page.getByLabel('Session number').fill(number.replaceAll(' ', ''));
  await page.locator('form[action="/join"] button').click();
  await page.getByLabel('Your name').fill('Olga Öberg 🌷');
  const after = alice.client.mark();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(/\/session\//);
  const { took } = await timed(() => alice.card(['End session', 'Olga Öberg 🌷', 'Help Olga'], { after, timeout: SOON }));
  assert(took < SOON);
}

async function joinByCopiedLink(stage) {
  const { story, alice, visit } = stage;
  const { after } = await alice.press('Copy join link', { on: 'Reply to everyone' });
  const card = await alice.card(['Link for one customer', '/join/'], { after });
  stage.zofiasLink = JSON.stringify(card).match(/https?:[^"\\)\s]+\/join\/[\w-]+/)[0];
  await alice.picture(story, 'copied-link');
  stage.zofia = await visit({ locale: 'pl-PL' });
  const { page } = stage.zofia;
  await page.goto(stage.zofiasLink);
  await story.looks('invitation-pl', page);
  await page.getByLabel('Imię').fill('Zofia Żółć');
  await page.getByRole('button', { name: 'Dołącz', exact: true }).click();
  await page.waitForURL(/\/session\//);
  await alice.card(['End session', 'Zofia Żółć'], { after });
}
