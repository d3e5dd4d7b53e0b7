// Point 5: a second representative assists. What only the controller may do isn't offered, and refused if tried.
import assert from 'node:assert/strict';
import { buttons, shows } from '../expect.mjs';

export const assisting = (stage) => [
  ['a wrong number is refused with what would work', () => wrongNumber(stage)],
  ['join <number> makes Bob an assistant, with a card of his own', () => join(stage)],
  ['Alice sees who assists', () => stage.alice.card(['End session', 'Bob Requester', 'Assists'], { after: stage.beforeBob })],
  ['what Bob says reaches the customers', () => says(stage)],
  ['what only Alice may do is refused to Bob in words', () => refusedInWords(stage)],
  ['so is a forged press', () => forged(stage)],
];

async function wrongNumber({ bob, number }) {
  const unused = number === '123 456 789' ? '987 654 321' : '123 456 789';
  await bob.hears(/no open session|not.*session/i, { after: await bob.write(`join ${unused}`) });
  await bob.hears(/nine digits/, { after: await bob.write('join the others') });
}

async function join(stage) {
  const { story, alice, bob, number } = stage;
  stage.beforeBob = alice.client.mark();
  const after = await bob.write(`join ${number}`);
  const card = await bob.card([number, 'Reply to everyone'], { after });
  shows(card, 'Jan Kowalski', 'Alice Agent');
  buttons(card, { offered: ['Participants', 'Open console', 'Leave'], withheld: ['Invite', 'Copy join link', 'End session', /^Help /, /^Remove /] });
  await bob.sees(number);
  await bob.picture(story, 'assists');
}

async function says({ bob, jan }) {
  await bob.write('say Bob here, I know this printer.');
  await jan.page.locator('#lines').getByText('Bob here, I know this printer.', { exact: true }).waitFor();
}

async function refusedInWords({ bob, story }) {
  for (const command of ['end', 'invite', 'invite eve@example.com']) await bob.hears(/representative who controls/, { after: await bob.write(command) });
  await bob.picture(story, 'refused');
}

async function forged({ alice, bob, number, jan }) {
  const pressed = await bob.press('Participants', { on: 'Reply to everyone' });
  for (const verb of ['session.end', 'session.end.confirmed', 'invite.open', 'participant.remove']) {
    const [, customer] = (await jan.page.locator('#room').getAttribute('data-you')).match(/^([0-9a-f]+)$/);
    const { status, response } = await bob.forge(pressed, verb, { _c: customer });
    assert.equal(status, 200);
    shows(response, /representative who controls/);
    buttons(response, { withheld: ['Yes, end it', 'Send invitation'] });
  }

  const card = await alice.card(['Participants', 'Jan Kowalski', number], { after: await alice.write('participants') });
  shows(card, 'Help Jan Kowalski');
}
