/** The page of a scheduled session: on the visitor's own clock, and loaded anew as soon as there is something else to show. */
const page = document.querySelector<HTMLElement>('[data-now]');
const time = page?.querySelector('time');
const own = document.getElementById('own');

/** Where the visitor's clocks go otherwise than those of who planned it: their time as well, with the name of their time zone. */
if (time && own) {
  const at = new Date(time.dateTime);
  // In the order in which the page itself writes dates.
  const language = document.documentElement.lang;
  const there = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' });
  const zone = there.resolvedOptions().timeZone;
  if (!Number.isNaN(at.getTime()) && !(time.textContent ?? '').includes(`(${zone},`)) {
    own.querySelector('dd')!.textContent = `${there.format(at)} (${zone})`;
    own.hidden = false;
  }
}

const NEAR = 5_000;
const FAR = 30_000;

/** Oftener when the time is near. */
function pause(): number {
  const left = time ? new Date(time.dateTime).getTime() - Date.now() : 0;
  return left > 10 * 60_000 ? FAR : NEAR;
}

async function ask(address: string, mark: string): Promise<void> {
  try {
    const answer = await fetch(address, { cache: 'no-store', headers: { Accept: 'text/plain' } });
    if (answer.ok && (await answer.text()) !== mark) {
      location.reload();
      return;
    }
  } catch {
    // no network: it is asked again
  }
  setTimeout(() => { void ask(address, mark); }, pause());
}

const [address, mark] = [page?.dataset['now'], page?.dataset['mark']];
if (address && mark) {
  setTimeout(() => { void ask(address, mark); }, NEAR);
  // Who comes back to the tab wants to know at once.
  addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void fetch(address, { cache: 'no-store' }).then(async answer => { if (answer.ok && (await answer.text()) !== mark) location.reload(); }, () => undefined); });
}
