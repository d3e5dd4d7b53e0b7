// A story is told step by step; each step counts as a test. What follows a failed step can't happen and counts as skipped.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until `probe` gives something true; the error names `what` was waited for, and the last thing that the probe itself threw. */
export async function until(probe, what, timeout = 10_000, every = 50) {
  const end = Date.now() + timeout;
  let trouble;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}${trouble ? ` (${trouble.message})` : ''}`);
    await sleep(every);
  }
}

/** Milliseconds that `act` took, with its value. */
export async function timed(act) {
  const start = performance.now();
  const value = await act();
  return { value, took: Math.round(performance.now() - start) };
}

export class Story {
  #pages = new Map();
  #clues = [];
  #pictures = 0;
  counts = { passed: 0, failed: 0, skipped: 0 };

  /** `folder`: where pictures go. */
  constructor(folder) { this.folder = folder; }

  /** A page (Playwright's) that is pictured when a step fails. */
  watch(name, page) { this.#pages.set(name, page); }

  /** Something that may explain a failure: () => text. */
  clue(name, tell) { this.#clues.push([name, tell]); }

  /** A numbered picture of one page (or of its part `clip`), for people to look at. */
  async picture(name, page, { clip } = {}) {
    const file = path.join(this.folder, `${String(++this.#pictures).padStart(2, '0')}-${name}.png`);
    await page.screenshot({ path: file, ...(clip ? { clip } : { fullPage: true }) });
  }

  /** One page narrow and wide, light and dark. */
  async looks(name, page) {
    const before = page.viewportSize();
    for (const width of [360, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize({ width, height: width < 600 ? 740 : 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await this.picture(`${name}-${width}-${colorScheme}`, page);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(before);
  }

  /** `steps`: [name, async () => …] in order. Nothing is told after a chapter that went wrong: its steps are skipped. */
  async tell(title, steps) {
    console.log(title);
    if (this.counts.failed > 0) {
      this.counts.skipped += steps.length;
      return;
    }

    for (const [i, [name, play]] of steps.entries()) {
      try {
        const { took } = await timed(play);
        console.log(`  passed  ${name} (${took} ms)`);
        this.counts.passed++;
      } catch (error) {
        console.log(`  FAILED  ${name}\n${error.stack}`);
        this.counts.failed++;
        this.counts.skipped += steps.length - i - 1;
        await this.#explain(name);
        return;
      }
    }
  }

  async #explain(step) {
    for (const [name, tell] of this.#clues) console.log(`--- ${name}\n${await Promise.resolve().then(tell).catch((error) => error.message)}`);
    for (const [name, page] of this.#pages) await this.picture(`failed-${name}`, page).catch((error) => console.log(`no picture of ${name} after "${step}": ${error.message}`));
  }

  get lastLine() { return `${this.counts.passed} passed, ${this.counts.failed} failed, ${this.counts.skipped} skipped`; }
}
