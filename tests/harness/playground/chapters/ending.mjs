// Point 6: the commands, and the end.
import assert from 'node:assert/strict';
import { buttons, shows } from '../expect.mjs';

export const ending = (stage) => [
  ['an unknown command gets the nearest one, and help', () => unknown(stage)],
  ['help lists what fits now', () => help(stage)],
  ['participants, sessions and history show them', () => lists(stage)],
  ['start offers the open session, and starts no second', () => startAgain(stage)],
  ['Bob leaves', () => leave(stage)],
  ['end asks once, and Cancel goes back to the session', () => cancel(stage)],
  ['Yes, end it turns the cards into a summary', () => end(stage)],
  ['everyone is told, pages and console', () => told(stage)],
  ['links and number stop working', () => dead(stage)],
  ['what comes after is refused, and the record stays', () => after(stage)],
];

async function unknown({ alice }) {
  await alice.hears('participants', { after: await alice.write('partcipants') });
  await alice.hears('help', { after: await alice.write('xyzzy plugh') });
}

async function help({ story, alice, bob }) {
  const mine = await alice.card(['What you can write'], { after: await alice.write('help') });
  shows(mine, 'invite', 'participants', 'end', 'history', 'settings');
  const his = await bob.card(['What you can write'], { after: await bob.write('help') });
  shows(his, 'leave', 'Assists');
  await alice.picture(story, 'help');
}

async function lists({ story, alice, number }) {
  const people = await alice.card(['Participants', 'Bob Requester'], { after: await alice.write('participants') });
  shows(people, 'Customers (2)', 'Representatives (2)', 'Zofia Żółć', 'Removed');
  await alice.picture(story, 'participants');
  shows(await alice.card(['Sessions', number], { after: await alice.write('sessions') }), '1 open');
  const history = JSON.stringify(await alice.card(['History', number], { after: await alice.write('history') }));
  const steps = ['Alice Agent started the session', 'jan.kowalski@example.com', 'Jan Kowalski joined as a customer', 'Bob Requester joined as an assistant'].map((text) => history.indexOf(text));
  assert(steps.every((at, i) => at > (steps[i - 1] ?? -1)), `in order: ${steps}: ${history}`);
  await alice.picture(story, 'history');
}

async function startAgain({ story, alice, number }) {
  const after = await alice.write('start');
  await alice.hears(/open session already/, { after });
  shows(await alice.card([number], { after }), 'End session');
  buttons(alice.cards(after), { withheld: ['Start session'] });
  await alice.sees(number);
  await alice.picture(story, 'start-again');
}

async function leave({ story, alice, bob, number }) {
  const mark = alice.client.mark();
  const after = await bob.write('leave');
  await bob.hears(number, { after });
  await alice.card(['End session', '3 participants'], { after: mark });
  await bob.picture(story, 'left');
}

async function cancel({ story, alice, number }) {
  const card = await alice.card(['Yes, end it'], { after: await alice.write('end') });
  shows(card, `End session ${number}?`, 'Cancel');
  await alice.sees('Yes, end it');
  await alice.picture(story, 'end-asks');
  const { response } = await alice.press('Cancel', { on: `End session ${number}?` });
  shows(response, 'Jan Kowalski', 'End session');
}

async function end(stage) {
  const { story, alice, number } = stage;
  const { response } = await alice.press('End session', { on: 'Reply to everyone' });
  shows(response, 'Yes, end it');
  await alice.sees('Yes, end it');
  const pressed = await alice.press('Yes, end it', { on: `End session ${number}?` });
  const card = pressed.response;
  shows(card, 'Summary', number, 'Jan Kowalski', 'Alice Agent', 'Bob Requester');
  buttons(card, { offered: ['History'], withheld: ['Invite', 'Send', 'End session'] });
  await alice.sees(['Summary', number]);
  await alice.picture(story, 'summary');
}

async function told({ story, jan, olga, console: desk }) {
  for (const { page } of [jan, olga]) await page.getByRole('heading', { name: /ended|over/i }).waitFor();
  await story.looks('ended', jan.page);
  await desk.page.getByRole('heading', { name: /has ended/ }).waitFor();
  await story.picture('console-ended', desk.page);
}

async function dead({ link, product, number, visit }) {
  const stranger = await visit({ locale: 'en-GB' });
  assert.equal((await stranger.page.goto(link)).status(), 410);
  await stranger.page.goto(`${product.site}/join`);
  await stranger.page.getByLabel('Session number').fill(number);
  await stranger.page.locator('form[action="/join"] button').click();
  await stranger.page.getByRole('alert').waitFor();
}

async function after({ alice, bob, number }) {
  await alice.hears(/no open session/, { after: await alice.write('participants') });
  await bob.hears(/./, { after: await bob.write(`join ${number}`) });
  shows(await alice.card(['History', number], { after: await alice.write(`history ${number}`) }), 'ended the session');
}
