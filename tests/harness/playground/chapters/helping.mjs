// Point 4: talk both ways between pages, chat and console; helping another customer; turning one away.
import assert from 'node:assert/strict';
import { shows } from '../expect.mjs';

export const helping = (stage) => [
  ['what Jan writes is on the card, and stays what it is', () => janWrites(stage)],
  ['say <text> is on the customers\' pages', () => aliceSays(stage)],
  ['so is what is written in the card\'s reply box', () => aliceReplies(stage)],
  ['Help <name> selects another customer', () => helpOlga(stage)],
  ['Remove <name> turns her away; her page says so, her link is dead', () => removeZofia(stage)],
  ['a card that went back to the session is live', () => backToSession(stage)],
  ['the console opens by the bot\'s link, which works once', () => openConsole(stage)],
  ['the console talks with everyone too', () => consoleTalks(stage)],
];

const line = (visitor, text) => visitor.page.locator('#lines').getByText(text, { exact: true }).waitFor();

/** Markdown and markup are words like any other. */
async function janWrites({ story, alice, jan, olga }) {
  const after = alice.client.mark();
  await jan.page.getByRole('textbox').fill('My *printer* says <b>E-05</b> [here](https://evil.example)');
  await jan.page.getByRole('button', { name: 'Send' }).click();
  const card = JSON.stringify(await alice.card(['End session', 'E-05'], { after }));
  assert(!card.includes('*printer*') || card.includes('\\\\*printer'), card);
  await line(olga, 'My *printer* says <b>E-05</b> [here](https://evil.example)');
  await alice.sees('[here](https://evil.example)');
  await alice.picture(story, 'jan-wrote');
}

async function aliceSays({ alice, jan, olga }) {
  const after = await alice.write('say Hello both, which printer is it?');
  await alice.hears('Said to everyone', { after });
  await Promise.all([jan, olga].map((one) => line(one, 'Hello both, which printer is it?')));
}

async function aliceReplies({ story, alice, jan, zofia }) {
  await alice.press('Send', { on: 'Reply to everyone', inputs: { 'Reply to everyone in the session': 'Please switch it off and on.' } });
  await Promise.all([jan, zofia].map((one) => line(one, 'Please switch it off and on.')));
  await alice.picture(story, 'talk');
  await story.looks('support-page', jan.page);
}

async function helpOlga({ story, alice, olga, jan }) {
  const { after, response } = await alice.press('Help Olga Öberg 🌷', { on: 'Reply to everyone' });
  shows(response, 'Help Jan Kowalski');
  await alice.card(['End session', 'Help Jan Kowalski'], { after });
  await jan.page.locator('#people li.selected').filter({ hasText: 'Olga' }).waitFor();
  await story.picture('olga-helped', olga.page);
}

async function removeZofia({ story, alice, zofia, zofiasLink, visit }) {
  const { after } = await alice.press('Remove Zofia Żółć', { on: 'Reply to everyone' });
  await alice.card(['End session', /^(?!.*Remove Zofia)/], { after });
  await zofia.page.getByText('Usunięto Cię z sesji').waitFor();
  await story.looks('removed-pl', zofia.page);
  const again = await visit({ locale: 'pl-PL' });
  const answer = await again.page.goto(zofiasLink);
  assert.equal(answer.status(), 410);
  await story.picture('link-of-the-removed', again.page);
}

/** From the history: the newest card follows the session from now on, the one before points to it. */
async function backToSession({ story, alice, olga, number }) {
  await alice.card(['History', number], { after: await alice.write('history') });
  await alice.sees(['History', 'started the session']);
  const { after } = await alice.press('Back to the session', { on: 'started the session' });
  await alice.hears('further down', { after });
  await olga.page.getByRole('textbox').fill('Mine hums.');
  await olga.page.getByRole('button', { name: 'Send' }).click();
  await alice.sees(['Reply to everyone', 'Mine hums.']);
  await alice.picture(story, 'back-to-session');
}

async function openConsole(stage) {
  const { story, alice, number, visit } = stage;
  const after = await alice.write('console');
  const link = (await alice.hears(/\/sign-in\//, { after })).match(/https?:\S+\/sign-in\/[\w-]+/)[0];
  stage.secrets.push(link.split('/').at(-1));
  await alice.picture(story, 'console-link');
  stage.console = await visit({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const { page } = stage.console;
  await page.goto(link);
  await story.picture('sign-in', page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/console\/\w+/);
  shows(await page.locator('main').innerText(), number, 'Jan Kowalski', 'Olga Öberg');
  await story.looks('console', page);
  const second = await visit();
  await second.page.goto(link);
  await second.page.getByRole('button', { name: 'Sign in' }).click();
  await second.page.getByText('has been used').waitFor();
}

async function consoleTalks({ alice, jan, console: desk }) {
  await desk.page.getByRole('textbox', { name: /message/i }).first().fill('From the console.');
  await desk.page.getByRole('button', { name: 'Send', exact: true }).click();
  await line(jan, 'From the console.');
  const after = alice.client.mark();
  await jan.page.getByRole('textbox').fill('It works again, thank you!');
  await jan.page.getByRole('button', { name: 'Send' }).click();
  await line(desk, 'It works again, thank you!');
  await alice.card(['End session', 'It works again, thank you!'], { after });
}
