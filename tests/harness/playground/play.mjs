// play.mjs --playground DIR [--port 3978] [--out DIR]: plays the product's story in the Agents Playground and in browsers.
// DIR of --playground is an installed copy of the Playground's driver; --out gets the pictures, the product's log and its outbox.
// Takes --port for the product and two free ports for the Playground. Last line "N passed, N failed, N skipped".
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Browser, Representative } from './people.mjs';
import { Product } from './product.mjs';
import { session } from './session.mjs';
import { Story } from './story.mjs';

const { values: given } = parseArgs({ options: { playground: { type: 'string' }, port: { type: 'string', default: '3978' }, out: { type: 'string', default: 'artifacts/playground' } } });
const out = path.resolve(given.out);
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });

/** Below the range that outgoing connections take theirs from. */
async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = net.createServer();
    const free = await new Promise((resolve) => server.once('error', () => resolve(false)).listen(port, () => resolve(true)));
    await new Promise((resolve) => server.close(resolve));
    if (free) return port;
  }
}

const product = new Product({ folder: out, port: Number(given.port) });
const story = new Story(out);
const cast = [];
let ending;

async function endAll() {
  ending ??= Promise.allSettled(cast.map((one) => one.close())).then(() => product.kill());
  await ending;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => endAll().then(() => process.exit(1)));

async function representative(who) {
  const person = await Representative.open({ playground: given.playground, bot: product.endpoint, port: await freePort(), who, folder: out });
  cast.push(person);
  story.watch(person.name.split(' ')[0].toLowerCase(), person.page);
  story.clue(`last exchanges of ${person.name}`, () => person.lastExchanges());
  return person;
}

story.clue('last lines of the product', () => product.lastLog());
try {
  await product.start();
  const [alice, bob] = [await representative(0), await representative(1)];
  const browser = await Browser.open(given.playground);
  cast.push(browser);
  const visitors = [];
  const visit = async (options) => {
    const visitor = await browser.customer(options);
    visitors.push(visitor);
    return visitor;
  };
  await session({ story, product, alice, bob, visit, visitors, secrets: [] });
} catch (error) {
  console.log(`the story could not begin: ${error.stack}`);
  story.counts.failed++;
} finally {
  await endAll();
}
console.log(story.lastLine);
process.exitCode = story.counts.failed || !story.counts.passed ? 1 : 0;
