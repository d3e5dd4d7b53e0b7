// count.mjs REPORT STATUS: prints "PASSED FAILED SKIPPED" from a CTRF report, and what failed, and why, to stderr.
// STATUS is the runner's exit status: 0 good, 2 some tests failed; anything else means that the report is not the whole story.
import fs from 'node:fs';

const [report, status] = process.argv.slice(2);
if (!fs.existsSync(report)) {
  console.error(`the tests broke off (exit status ${status}) and left no report`);
  process.exit(1);
}
const { summary, tests } = JSON.parse(fs.readFileSync(report, 'utf8')).results;
const failures = tests.filter((test) => test.status === 'failed');
for (const test of failures) console.error(`failed: ${test.name}\n${`${test.message ?? ''}\n${test.trace ?? ''}`.slice(0, 2000)}`);
const told = summary.failed + summary.other;
const untold = told === 0 && status !== '0';
if (untold) console.error(`the tests ended with exit status ${status}`);
console.log(summary.passed, told + (untold ? 1 : 0), summary.skipped + summary.pending);
