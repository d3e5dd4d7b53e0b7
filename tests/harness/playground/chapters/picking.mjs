// R2.3: a colleague is chosen in the people picker, gets a card with one button, and is in the session by pressing it.
// The Playground's picker finds the people of its own tenant and gives their ids in the channel; the choices that the form brings are read from the card.
import assert from 'node:assert/strict';
import { buttons, hides, shows } from '../expect.mjs';

export const picking = (stage) => [
  ['the form offers who wrote to the bot lately, whom Teams merges with its directory', () => form(stage)],
  ['Alice picks Bob among the people, and sends', () => pick(stage)],
  ['Bob is asked to assist, without the number', () => asked(stage)],
  ['one press, and he is in the session', () => assist(stage)],
  ['he leaves', () => leave(stage)],
];

async function form({ story, alice, bob }) {
  await bob.card('What you can write', { after: await bob.write('help') });
  await alice.card('Send instant message', { after: await alice.write('invite') });
  const { response } = await alice.press('Representative', { on: 'Send instant message' });
  const [, choices] = JSON.stringify(response).match(/"id":"people","choices":(\[[^\]]*\])/);
  assert.deepEqual(JSON.parse(choices).map(({ title }) => title), ['Bob Requester']);
  await alice.picture(story, 'picker');
}

async function pick(stage) {
  const { alice, bob } = stage;
  stage.asked = bob.client.mark();
  const { response } = await alice.press('Send instant message', { on: 'Send instant message', inputs: { People: { people: 'Bob' } } });
  shows(response, /on its way/i, 'Bob Requester');
}

async function asked({ story, bob, number, asked: after }) {
  const card = await bob.card(['Alice Agent', '"Assist"'], { after });
  buttons(card, { offered: ['Assist'], withheld: ['Open console', 'Leave'] });
  hides(card, number, number.replaceAll(' ', ''), 'Jan Kowalski');
  await bob.sees(['Alice Agent', 'Assist']);
  await bob.picture(story, 'asked-to-assist');
}

async function assist({ alice, bob, number }) {
  const before = alice.client.mark();
  const { after } = await bob.press('Assist', { on: 'Alice Agent' });
  shows(await bob.card([number, 'Reply to everyone'], { after }), 'Jan Kowalski', 'Alice Agent');
  await alice.card(['End session', 'Bob Requester', 'Assists'], { after: before });
}

async function leave({ bob, number }) {
  await bob.hears(number, { after: await bob.write('leave') });
}
