// The people of the story: representatives in front of the Agents Playground, customers in front of a browser of their own.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from './story.mjs';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const BROWSER = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** One person in Teams. What they see is asserted on what passed between client and bot: the page itself may lag behind or reorder. */
export class Representative {
  /** `playground`: the folder of the Playground's driver; `who`: 0 to 5; `port`: a free one below 32768. */
  static async open({ playground, bot, port, who, folder }) {
    const { openClient, PEOPLE, startPlayground, TENANT, tenantConfig } = await import(pathToFileURL(path.join(playground, 'playground.mjs')));
    const self = new Representative();
    self.bot = bot;
    self.name = PEOPLE[who].name;
    self.server = await startPlayground({ bot, port, config: tenantConfig({ ...TENANT, current: who }), dir: path.join(folder, self.name.split(' ')[0].toLowerCase()) });
    try {
      // a busy machine may not have the page ready within the driver's own 10 s
      self.client = await until(() => openClient(self.server.url, { chromium: process.env.CHROMIUM }), `the page of ${self.name}'s Playground`, 45_000);
    } catch (error) {
      await self.server.stop();
      throw error;
    }
    return self;
  }

  get page() { return this.client.page; }

  /**
   * Writes in the open chat, at once and not key by key: an @ typed alone opens the list of people. The page empties its field some time after
   * the message before was sent, and takes what stands there by then with it: what didn't go out is written again. Gives a mark for `hears` and `card`.
   */
  async write(text) {
    const after = this.client.mark();
    const field = this.page.locator('[data-lexical-editor=true]').last();
    const isSent = () => this.client.exchanges({ from: 'client', type: 'message', after }).some(({ activity }) => activity.text?.trim() === text.trim());
    await until(async () => {
      await field.fill(text);
      await this.page.getByRole('button', { name: 'Send Message' }).last().click();
      return until(isSent, 'the message to go out', 2_000);
    }, `${this.name} to send "${text}"`);
    return after;
  }

  /** The next text that the bot sends after the mark and that fits. */
  async hears(text, { after = 0, timeout } = {}) {
    const exchange = await this.client.waitForBot((activity) => fits(text, activity.text ?? ''), { after, timeout, what: `${this.name} to be told ${text}` });
    accepted(exchange);
    if (exchange.activity.textFormat !== 'plain') throw new Error(`people's words would be read as markdown: ${JSON.stringify(exchange.activity)}`);
    return exchange.activity.text;
  }

  /** The next card, new or updated or as the answer to a press, that shows all the texts. Gives its JSON. */
  async card(texts, { after = 0, timeout = 10_000 } = {}) {
    return until(() => this.cards(after).findLast((card) => [texts].flat().every((text) => fits(text, JSON.stringify(card)))), `${this.name} to get a card with ${[texts].flat().join(', ')}`, timeout);
  }

  /** Every card that reached this person after the mark, oldest first. */
  cards(after = 0) {
    return this.client.exchanges({ after }).flatMap((exchange) => exchange.from === 'bot'
      ? (exchange.status < 300 ? exchange.activity?.attachments ?? [] : []).filter((a) => a.contentType === 'application/vnd.microsoft.card.adaptive').map((a) => a.content)
      : exchange.response?.type === 'application/vnd.microsoft.card.adaptive' ? [exchange.response.value] : []);
  }

  /** Presses a button of the newest card shown that has `on` in it, with inputs by label. Gives the answer of the bot. */
  async press(title, { on, inputs } = {}) {
    await this.client.waitForMessage((message) => message.card && message.card.text.includes(on ?? '') && message.card.buttons.includes(title), { what: `${this.name} to see "${title}" on a card${on ? ` with "${on}"` : ''}` });
    const { after, request, status, response } = await this.client.clickCard(title, { containing: on, inputs });
    if (status !== 200) throw new Error(`"${title}" was answered with HTTP ${status}: ${JSON.stringify(response)}`);
    return { after, request, response };
  }

  /** Waits until the page shows a card with all the texts: what the person really sees, within `timeout` ms. */
  sees(texts, timeout = 10_000) {
    return this.client.waitForMessage((message) => [texts].flat().every((text) => fits(text, message.card?.text ?? message.text)), { timeout, what: `${this.name} to see ${[texts].flat().join(', ')}` });
  }

  /** Sends the bot what this person's client would send if the pressed button had said something else: a forged card. Gives the bot's answer. */
  async forge({ request }, verb, data = {}) {
    const { action } = request.value;
    const activity = { ...request, id: `f:${crypto.randomUUID()}`, value: { ...request.value, action: { ...action, verb, data: { ...action.data, ...data } } } };
    const answer = await fetch(this.bot, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) });
    return { status: answer.status, response: await answer.json().catch(() => undefined) };
  }

  /** What the Playground refused or complained of: must stay empty in a good story. */
  complaints() {
    const refused = this.client.exchanges({ from: 'bot' }).filter((exchange) => exchange.status >= 400).map((exchange) => `${exchange.operation}: ${exchange.status} ${JSON.stringify(exchange.response)}`);
    const answered = this.client.exchanges({ from: 'client' }).filter((exchange) => exchange.status >= 400).map((exchange) => `${exchange.activity?.type} ${exchange.activity?.name ?? ''}: the bot answered ${exchange.status}`);
    return [...refused, ...answered, ...this.client.pageErrors.map((error) => `page: ${error}`)];
  }

  /** The chat as a tall window shows it, to its end: `story` numbers and keeps the picture. */
  async picture(story, name) {
    await this.page.setViewportSize({ width: 1400, height: 1900 });
    await this.page.locator('.ac-adaptiveCard').last().scrollIntoViewIfNeeded();
    await story.picture(`${this.name.split(' ')[0].toLowerCase()}-${name}`, this.page, { clip: { x: 330, y: 50, width: 740, height: 1850 } });
    await this.page.setViewportSize({ width: 1400, height: 1000 });
  }

  /** The last exchanges in short, for a failure's report. */
  lastExchanges(count = 12) {
    return this.client.exchanges().slice(-count).map(({ from, activity, status, response }) => `${from} ${activity?.type ?? ''} ${activity?.name ?? ''} ${status ?? ''} ${JSON.stringify(activity?.text ?? activity?.value ?? activity?.attachments ?? '').slice(0, 300)} ${JSON.stringify(response ?? '').slice(0, 300)}`).join('\n');
  }

  async close() {
    await this.client?.close();
    await this.server.stop();
  }
}

const fits = (wanted, text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
const accepted = ({ status, response }) => { if (status >= 400) throw new Error(`the client refused it: ${status} ${JSON.stringify(response)}`); };

/** Every title that a card's JSON offers to press. */
export function titles(card) {
  if (Array.isArray(card)) return card.flatMap(titles);
  if (card === null || typeof card !== 'object') return [];
  const own = String(card.type ?? '').startsWith('Action.') ? [card.title] : [];
  return [...own, ...Object.values(card).flatMap(titles)];
}

/** The browser's remark that a form or a dead link was answered with 4xx: that is a page of ours, not trouble. */
const isRefusedPage = (message) => /status of 4\d\d/.test(message.text()) && /\/(join|sign-in)\b[^.]*$/.test(new URL(message.location().url).pathname);

/** One browser process; each customer gets a context (cookies, language) of their own. */
export class Browser {
  static async open(playground) {
    const { chromium } = createRequire(path.join(playground, 'package.json'))('playwright-core');
    const self = new Browser();
    self.process = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: BROWSER });
    return self;
  }

  /** A customer's page. `troubles` fills with console errors, page errors and addresses outside this machine. */
  async customer({ locale = 'en-US', ...options } = {}) {
    const context = await this.process.newContext({ locale, viewport: { width: 1100, height: 800 }, ...options });
    const page = await context.newPage();
    const troubles = [];
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => troubles.push(`page: ${error.message}`));
    page.on('console', (message) => { if (message.type() === 'error' && !isRefusedPage(message)) troubles.push(`console: ${message.text()} ${message.location().url}`); });
    await context.route('**/*', (route) => {
      const { hostname, protocol, href } = new URL(route.request().url());
      if (LOOPBACK.has(hostname) || !protocol.startsWith('http')) return route.continue();
      troubles.push(`outside: ${href}`);
      return route.abort();
    });
    return { page, troubles, close: () => context.close() };
  }

  close() { return this.process.close(); }
}
