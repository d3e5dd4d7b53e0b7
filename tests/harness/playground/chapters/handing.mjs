// R6: control goes to the assistant and back. The cards of both are right by themselves.
import { buttons, shows } from '../expect.mjs';

export const handing = (stage) => [
  ['transfer control offers exactly who assists', () => form(stage)],
  ['Bob controls at once, Alice assists', () => give(stage, stage.alice, stage.bob)],
  ['he gives control back', async () => { await stage.bob.write('transfer control'); await give(stage, stage.bob, stage.alice); }],
];

async function form({ story, alice }) {
  const after = await alice.write('transfer control');
  const card = await alice.card(['Who takes control', 'Bob Requester'], { after });
  shows(card, 'Leave the session as well');
  await alice.picture(story, 'transfer-control');
}

async function give({ number }, from, to) {
  const after = to.client.mark();
  const before = from.client.mark();
  await from.press('Transfer control', { on: 'Who takes control' });
  await to.hears(`${from.name} gave you control`, { after });
  buttons(await to.card([number, 'Reply to everyone', 'End session', '"Transfer control"'], { after }), { offered: ['End session', 'Transfer control'] });
  buttons(await from.card([number, 'Reply to everyone', '"Leave"'], { after: before }), { offered: ['Leave'] });
}
