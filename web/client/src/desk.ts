import { byId, show } from './dom';
import { Live } from './live';
import { Desk } from './offers';
import { closeQuestions } from './people';
import type { Tab } from './snapshot';
import { Tabs } from './tabs';

/** Pages of the console beside the sessions: the person's own desk, and all sessions for supervisors. */
const strip = new Tabs(null);
// Who has no session goes to the first that comes.
const leadsOn = byId('main').hasAttribute('data-tabs-lead-on');
const live = new Live('', 'desk', {
  snapshot: () => {},
  over: () => location.reload(),
  online: isOnline => { show(byId('offline'), !isOnline); if (isOnline) void desk.refresh(); },
  desk: () => void desk.refresh(),
  tabs: all => { strip.all(all); lead(all[0]); },
  tab: one => { strip.one(one); lead(one.isOpen ? one : undefined); },
});
const desk = new Desk(() => live);

function lead(tab: Tab | undefined): void { if (leadsOn && tab) location.href = `/console/${tab.id}`; }

closeQuestions();
const now = document.getElementById('tabs-now')?.textContent;
if (now) strip.all(JSON.parse(now) as Tab[]);
void live.start();
