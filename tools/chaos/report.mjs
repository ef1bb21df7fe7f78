import { join } from 'node:path';
import { repositoryFolder } from '../start/home.mjs';
import { writeDocument } from '../testing/write-document.mjs';

const MOST_SHOWN = 50;

const KINDS = {
  lost: 'Lost',
  doubled: 'Doubled',
  unknown: 'Unknown: the answer of the provider was lost, and nobody can know. Not sent again',
  note: 'Noted',
};

/** What `--json` writes. */
export const summaryOf = ({ minutes, kills }, { accepted, completed, waiting, failed, lost, doubled, unknown }) => ({
  minutes,
  kills: kills.length,
  accepted,
  completed,
  waiting,
  failed,
  lost,
  doubled,
  unknown,
});

const countBy = (list, keyOf) => {
  const counts = {};
  for (const item of list) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

const told = (counts) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

const findingLine = ({ what, lead, run, step }) =>
  [what, lead && `lead ${lead}`, run && `run ${run}`, step && `step ${step}`].filter(Boolean).join('; ');

/** The result for people, as lines of text. */
export function resultLines(happened, result) {
  const { minutes, seed, rate, kills, faults, refusals, unquiet, load } = happened;
  const lines = [
    `${minutes} minutes, seed ${seed}, ${rate} leads a second at most; median load of the machine ${load.toFixed(1)}`,
    `Killed with -9: ${told(countBy(kills, ({ name }) => name))}`,
    `Faults of the provider: ${told(faults)}`,
    `Sent ${result.sent}, accepted ${result.accepted}; senders had to try again: ${told(refusals)}`,
    `Runs: ${result.completed} completed, ${result.waiting} wait, ${result.failed} failed, ${result.cancelled} cancelled`,
    `Orders of the team: ${told(result.orders)}`,
    `Messages and runs: ${result.lost} lost, ${result.doubled} doubled, ${result.unknown} unknown`,
    `Calls that reached the other system more than once (HTTP is at-least-once): ${result.repeatedCalls}`,
  ];
  if (unquiet) lines.push(`It did not become quiet: ${told(unquiet)}`);
  return lines;
}

/** What was found, as lines of text: ids only. */
export function findingLines({ findings }, bullet = '  ') {
  return Object.entries(KINDS).flatMap(([kind, title]) => {
    const found = findings.filter((finding) => finding.kind === kind);
    if (found.length === 0) return [];
    const shown = found.slice(0, MOST_SHOWN).map((finding) => `${bullet}${findingLine(finding)}`);
    const more = found.length > MOST_SHOWN ? [`${bullet}and ${found.length - MOST_SHOWN} more`] : [];
    return [`${title} (${found.length}):`, ...shown, ...more];
  });
}

const ABOUT = `# Chaos

\`npm run chaos -- --minutes N\` starts a stack of its own and lets people take real journeys through it: messages, waits for a time,
for an answer and for what another system says, goals that end a run in the middle of a wait, decisions of a team, branches
that part and join, loops, circles, calls to another system, runs that call other runs, that fail, that end at once and
that sleep. Leads come at their own rate, whatever happens; only where the machine itself is overloaded do they come later.
A team gives orders through the API: it lets runs stand still and go on, ends them, tries failed ones again, or lets them go
on without the step that failed.
Meanwhile the API, the worker, Temporal and PostgreSQL are killed with \`kill -9\` at random, and the messaging provider breaks off, is slow,
refuses, and delivers its reports twice, late and out of order. A seed repeats the choices; the timing of a machine it cannot repeat.

Then everything is left in peace until nothing is under way, and what our tables say is held against what phones and the called system saw:

- every event that was accepted has its run, once, and no run has begun of nothing;
- every run has ended, or waits rightly: for a time to come or for somebody who has not answered, with a Temporal workflow that lives;
- a run that has ended has visited every step that its drawing leads to, in every round and every turn;
- what was said or answered in time was heard, whatever was down at that moment, and nobody heard what was not said; a goal
  has ended its run;
- every message reached its person once. A call that was broken off before the provider answered is never repeated: where no report
  says later what became of it, it is _unknown_, and is listed, however its step and its run have ended;
- every call reached the other system at least once. HTTP is at-least-once: a worker that dies between an answer and our note of it calls again,
  with the same \`Idempotency-Key\`. Such repeats are counted, and are not doubles;
- every order that was taken is kept, and was followed or refused in words. A run that stands still begins nothing; a
  cancelled one has undone each thing that it had done, once; a failed one has begun again once for each order;
- each call of another workflow has begun one run, and each failure was told once to the workflow that hears of failures.

SIGINT and SIGTERM end it early: it is reconciled and reported all the same once all is quiet. A second signal does not wait for that.
`;

/** Writes docs/chaos.md. @returns its path */
export async function writeReport(machine, happened, result, at = new Date()) {
  const path = join(repositoryFolder, 'docs/chaos.md');
  const lines = [
    ABOUT,
    `## The last long run: ${at.toISOString().slice(0, 10)}`,
    '',
    ...machine.map((line) => `- ${line}`),
    ...resultLines(happened, result).map((line) => `- ${line}`),
    '',
    ...findingLines(result, '- ').flatMap((line) => (line.startsWith('- ') ? [line] : ['', line, ''])),
    '',
  ];
  await writeDocument(path, lines.join('\n'));
  return path;
}
