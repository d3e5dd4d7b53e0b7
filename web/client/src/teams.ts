import { enter } from './teams/entry';
import { handOver } from './teams/handover';
import { follow } from './teams/theme';

/** Only on pages inside Teams, and on those that lead there: customers' pages load nothing of it. */
const kind = document.querySelector<HTMLElement>('[data-teams]')?.dataset['teams'];
if (kind === 'entry') void enter();
else if (kind === 'handover') void handOver();
else void follow();
