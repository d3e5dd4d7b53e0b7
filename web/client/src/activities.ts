import { byId, part, setText, show, word } from './dom';
import type { Live } from './live';
import { capture } from './media/sources';
import { complain, sourceFor, whyNot } from './own';
import { namesOf } from './running';
import type { ActivityKind, Snapshot } from './snapshot';
import { tell } from './tell';
import type { Together } from './together';
import { wireToolbar } from './toolbar';

/** The controller's buttons (R10.4): press to start, press again to stop. The page has a button for what the site allows, and for nothing else. */
export class Toolbar {
  readonly #bar = byId('toolbar');
  readonly #buttons = [...this.#bar.querySelectorAll<HTMLButtonElement>('[data-kind]')];
  /** Pressed, and not answered yet. */
  readonly #busy = new Set<string>();
  #now: Snapshot | null = null;

  constructor(readonly live: () => Live, readonly together: Together, readonly you: string) {
    for (const button of this.#buttons) button.addEventListener('click', () => void this.#press(button.dataset['kind'] as ActivityKind));
    wireToolbar(this.#bar);
  }

  show(now: Snapshot): void {
    this.#now = now;
    show(this.#bar, now.controller === this.you && this.#buttons.length > 0);
    for (const button of this.#buttons) {
      const activity = now.activities.find(one => one.kind === button.dataset['kind']);
      button.setAttribute('aria-pressed', String(activity !== undefined));
      const state = part(button, 'state');
      setText(state, activity === undefined ? '' : activity.state === 'Requested' ? word('tool.asking', namesOf(activity.asked, now, this.you)) : word('tool.on'));
      show(state, activity !== undefined);
    }
  }

  async #press(kind: ActivityKind): Promise<void> {
    if (this.#busy.has(kind)) return;
    this.#busy.add(kind);
    try {
      const running = this.#now?.activities.find(one => one.kind === kind);
      await (running === undefined ? this.#start(kind) : tell(this.live().ask('Stop', running.id)));
    } finally {
      this.#busy.delete(kind);
    }
  }

  /** What the controller gives is taken in the press itself. Without a camera or microphone the talk starts all the same: others may have one. */
  async #start(kind: ActivityKind): Promise<void> {
    let source: MediaStream | null = null;
    const gives = kind === 'Video' || kind === 'Voice';
    complain(null);
    if (gives || kind === 'DesktopSharing' || kind === 'ApplicationSharing') {
      try {
        source = await capture(sourceFor({ kind }));
      } catch (error) {
        complain(whyNot(error, { kind }));
        if (!gives) return;
      }
    }
    const id = crypto.randomUUID();
    await tell(this.together.giving.with(id.replaceAll('-', ''), source, () => this.live().ask('Start', id, kind, '', null)));
  }
}
