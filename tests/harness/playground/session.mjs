// A support session, from the chat to the customer's browser, as two representatives and their customers live it.
import { assisting } from './chapters/assisting.mjs';
import { composing } from './chapters/composing.mjs';
import { handing } from './chapters/handing.mjs';
import { ending } from './chapters/ending.mjs';
import { helping } from './chapters/helping.mjs';
import { inviting } from './chapters/inviting.mjs';
import { joining } from './chapters/joining.mjs';
import { picking } from './chapters/picking.mjs';
import { polish } from './chapters/polish.mjs';

/** `stage`: {story, product, alice, bob, browser}; the chapters leave there what later ones need (number, jan, …). */
export async function session(stage) {
  for (const [title, chapter] of [
    ['Alice starts a session and invites Jan', inviting],
    ['Jan comes by his link, Olga with the number', joining],
    ['Alice talks with them, helps one and turns one away', helping],
    ['Alice picks Bob in the people picker', picking],
    ['Bob assists', assisting],
    ['Control changes hands', handing],
    ['Alice finds and shares it from the compose box', composing],
    ['Alice looks around and ends it', ending],
    ['Bob works in Polish', polish],
  ]) await stage.story.tell(title, chapter(stage));
  await stage.story.tell('Behind the scenes', [
    ['nothing was refused on either side', () => nothing(stage.alice.complaints(), stage.bob.complaints())],
    ['the customers\' browsers have nothing to complain of', () => nothing(...stage.visitors.map((visitor) => visitor.troubles))],
    ['the product\'s log has no error, no address, name, message or token', () => nothing(leaks(stage))],
  ]);
}

function nothing(...complaints) {
  const all = complaints.flat();
  if (all.length) throw new Error(all.join('\n'));
}

/** Lines of the log that should not be there. */
const leaks = ({ product, secrets }) => product.log.split('\n').filter((line) => /^(fail|crit):/.test(line) || secrets.some((secret) => line.includes(secret)));
