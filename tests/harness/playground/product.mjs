// The product under test, as `dotnet run --project bot` starts it, with a database and an outbox folder of its own.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { until } from './story.mjs';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const PROGRAM = path.join(ROOT, 'artifacts', 'bin', 'Bot', 'debug', 'SupportBot.Bot.dll');

export class Product {
  #child;
  #log = '';

  /** `folder` keeps the database, the outbox and the log; `port` must be free. */
  constructor({ folder, port, settings = {} }) {
    this.site = `http://localhost:${port}`;
    this.endpoint = `http://127.0.0.1:${port}/api/messages`;
    this.outbox = path.join(folder, 'outbox');
    this.logFile = path.join(folder, 'product.log');
    this.settings = {
      ASPNETCORE_ENVIRONMENT: 'Development',
      Urls: this.site,
      Site__PublicUrl: this.site,
      ConnectionStrings__SupportBot: `Data Source=${path.join(folder, 'supportbot.db')}`,
      Mail__OutboxFolder: this.outbox,
      ...settings,
    };
    fs.mkdirSync(this.outbox, { recursive: true });
  }

  /** Starts, or starts again with the same database. */
  async start(timeout = 60_000) {
    if (await fetch(this.site).then(() => true, () => false)) throw new Error(`something answers at ${this.site} already`);
    const log = fs.createWriteStream(this.logFile, { flags: 'a' });
    this.#child = spawn('dotnet', [PROGRAM], { cwd: ROOT, env: { ...process.env, ...this.settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (text) => {
        this.#log += text;
        log.write(text);
      });
    }
    const ready = () => (this.#ended ? 'ended' : fetch(`${this.site}/health/ready`).then((answer) => answer.ok && 'ready', () => false));
    const state = await until(ready, `the product to be ready at ${this.site}`, timeout).catch((error) => error.message);
    if (state !== 'ready') throw new Error(`the product did not start: ${state}\n${this.lastLog()}`);
  }

  get #ended() { return this.#child.exitCode !== null || this.#child.signalCode !== null; }

  /** What it printed so far, and its last lines. */
  get log() { return this.#log; }
  lastLog(lines = 40) { return this.#log.split('\n').slice(-lines).join('\n'); }

  /** As a power cut would: nothing is put in order first. */
  async kill() {
    if (!this.#child || this.#ended) return;
    this.#child.kill('SIGKILL');
    await until(() => this.#ended, 'the product to be gone', 5_000);
  }
}
