// The message extension: searching, making a link in a dialog, and a pasted link that unfolds. What goes into a chat says nothing private.
import assert from 'node:assert/strict';
import { hides, shows } from '../expect.mjs';

export const composing = (stage) => [
  ['searching by a customer\'s name finds the session', () => search(stage)],
  ['the found session goes into the chat as a card that says nothing private', () => post(stage)],
  ['so does a search that names neither command nor parameter', () => bareSearch(stage)],
  ['Start session with one open offers that one, and makes a link for it', () => share(stage)],
  ['the link works, and stands on the card alone', () => visitLink(stage)],
  ['a pasted join link unfolds with the state, not with the token', () => unfold(stage)],
];

const attachments = ({ response }) => response.composeExtension.attachments;

async function search(stage) {
  const { story, alice, number } = stage;
  const found = await alice.client.searchExtension('kowalski', { command: 'searchSessions', parameter: 'text' });
  const [hit, ...more] = attachments(found);
  assert.equal(more.length, 0);
  stage.hit = hit;
  shows(hit.preview.content, number, 'Jan Kowalski');
  await alice.page.getByText(hit.preview.content.title, { exact: true }).last().waitFor();
  await story.picture('alice-search', alice.page);
}

async function post(stage) {
  const { story, alice, hit, number } = stage;
  hides(hit.content, 'Jan Kowalski', number, 'join/');
  await alice.client.pickResult(hit.preview.content.title);
  const after = await alice.client.sendCompose();
  await alice.client.waitForClient((activity) => activity.attachments?.some((one) => one.contentType === 'application/vnd.microsoft.card.adaptive'), { after, what: 'the card to be sent' });
  await alice.sees(['Remote support', 'helps in this session', 'Assist']);
  stage.posted = after;
  await alice.picture(story, 'card-posted');
}

async function bareSearch({ alice, number }) {
  const found = await alice.client.searchExtension(number);
  assert.equal(attachments(found).length, 1);
  await alice.page.keyboard.press('Escape');
}

async function share(stage) {
  const { story, alice, number } = stage;
  const dialog = await alice.client.actionExtension({ command: 'startSession' });
  shows(dialog.fetch.response, `You have an open session already: ${number}`);
  hides(dialog.fetch.response, 'Action.Execute');
  const page = alice.page.getByRole('dialog').last();
  await page.getByRole('button', { name: 'Make the link', exact: true }).waitFor();
  await story.picture('alice-link-dialog', alice.page);
  const after = alice.client.mark();
  await page.getByRole('button', { name: 'Make the link', exact: true }).click();
  const sent = await alice.client.waitForClient((activity) => activity.name === 'composeExtension/submitAction', { after, what: 'the dialog to be sent' });
  const [{ content }] = attachments(sent);
  shows(content, 'Alice Agent invites you to a support session');
  stage.sharedLink = JSON.stringify(content).match(/https?:[^"\\)\s]+\/join\/[\w-]+/)[0];
  await alice.client.sendCompose();
  await alice.sees(['Alice Agent invites you', 'Join the session']);
  await alice.picture(story, 'link-posted');
}

async function visitLink({ visit, sharedLink, secrets }) {
  secrets.push(sharedLink.split('/').at(-1));
  const { page } = await visit({ locale: 'en-GB' });
  await page.goto(sharedLink);
  shows(await page.locator('main').innerText(), 'Alice Agent');
  await page.context().close();
}

async function unfold({ story, alice, sharedLink, number, posted }) {
  const unfolded = await alice.client.unfurl(sharedLink);
  const [{ content }] = attachments(unfolded);
  shows(content, 'Open', 'Assist', 'Alice Agent');
  hides(content, sharedLink.split('/').at(-1), number, 'Jan Kowalski');
  await alice.sees(['Remote support', 'Assist']);
  await alice.picture(story, 'link-unfolded');
  hides(alice.client.exchanges({ from: 'bot', after: posted }), "don't know this command");
}
