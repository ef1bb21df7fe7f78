import { checkCalls } from './check-calls.mjs';
import { checkChildren } from './check-children.mjs';
import { checkFailures } from './check-failures.mjs';
import { checkHeard } from './check-heard.mjs';
import { checkMessages, checkUnfollowed } from './check-messages.mjs';
import { checkOrders } from './check-orders.mjs';
import { checkStanding } from './check-standing.mjs';
import { checkUndoing } from './check-undoing.mjs';
import { checkWay } from './check-way.mjs';

const CHECKS = [
  checkStanding,
  checkWay,
  checkMessages,
  checkCalls,
  checkHeard,
  checkOrders,
  checkUndoing,
  checkChildren,
];

const groupBy = (list, keyOf) => {
  const groups = new Map();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

/**
 * Holds what we say happened against what phones and the called system saw. Pure.
 *
 * @param {object} facts `leads` (what was sent and accepted), `journeys` (with the graph each was drawn as), `runs`,
 * `steps`, `waits`, `orders` (to runs), `ledger` (outbound messages), `phones` (messages that arrived, as
 * `{ lead, step }`), `calls` (`{ lead, step, times }`), `eventAt` (when each event was taken), `failures` (events of runs
 * that failed, by run and attempt), `failedEvents`, `openOnTemporal` (ids of runs whose Temporal workflow runs), `now`
 * @returns {object} counts, and `findings`: `{ kind: 'lost' | 'doubled' | 'unknown' | 'note', what, lead, run?, step? }`
 */
export function reconcile(facts) {
  const journeys = new Map(facts.journeys.map((journey) => [journey.name, journey]));
  const index = indexOf(facts, journeys);
  const accepted = facts.leads.filter((lead) => lead.accepted);
  const stories = accepted.map((lead) => ({
    lead,
    journey: journeys.get(lead.journey),
    runs: index.runsOfEvent.get(lead.eventId) ?? [],
  }));
  const findings = [
    ...facts.failedEvents.map(({ id, kind, error }) => ({
      kind: 'lost',
      what: `event ${kind} given up: ${error}`,
      lead: id,
    })),
    ...stories.flatMap((story) => checkStory(index, story)),
    ...strangers(index),
    ...uninvited(index),
    ...checkUnfollowed(index),
    ...leftovers(facts),
  ];
  return { ...countsOf(facts, accepted, findings), findings };
}

/**
 * The facts by what they are looked up by. By and by: `explained`, the tags of messages that some step accounts for;
 * `followed`, the keys of steps whose messages were looked at; `accounted`, the ids of runs that something has begun.
 */
const indexOf = (facts, journeyOf) => ({
  ...facts,
  journeyOf,
  stepsOf: groupBy(facts.steps, ({ runId }) => runId),
  waitsOf: groupBy(facts.waits, ({ stepKey }) => stepKey),
  ordersOf: groupBy(facts.orders, ({ runId }) => runId),
  runsOfEvent: groupBy(facts.runs, ({ eventId }) => eventId),
  childrenOf: groupBy(
    facts.runs.filter(({ parentId }) => parentId),
    ({ parentId }) => parentId,
  ),
  ledgerOf: new Map(facts.ledger.map((message) => [message.stepKey, message])),
  arrivals: countBy(facts.phones, ({ lead, step }) => `${lead}/${step}`),
  callsOf: new Map(facts.calls.map(({ lead, step, times }) => [`${lead}/${step}`, times])),
  explained: new Set(),
  followed: new Set(),
  accounted: new Set(),
});

const countBy = (list, keyOf) => {
  const counts = new Map();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

function checkStory(index, { lead, journey, runs }) {
  const mine = runs.filter(({ journey: name, parentId }) => name === journey.name && !parentId);
  for (const { id } of mine) index.accounted.add(id);
  if (mine.length === 0) return [{ kind: 'lost', what: 'accepted, but there is no run', lead: lead.id }];
  if (mine.length > 1) return [{ kind: 'doubled', what: `${mine.length} runs of one event`, lead: lead.id }];
  return checkRun(index, lead, mine[0]);
}

/** A run, those that it has called, and those that were told of its failures. */
function checkRun(index, lead, run) {
  const steps = index.stepsOf.get(run.id) ?? [];
  const story = { lead, journey: index.journeyOf.get(run.journey), run, steps };
  const found = CHECKS.flatMap((check) => check(index, story));
  const called = index.childrenOf.get(run.id) ?? [];
  return [
    ...found.map((finding) => ({ lead: lead.id, run: run.id, ...finding })),
    ...called.flatMap((child) => checkRun(index, lead, child)),
    ...checkFailures(index, story, (teller, told) => checkRun(index, teller, told)),
  ];
}

/** Messages that arrived though no step says that it sent them. */
function strangers({ arrivals, explained }) {
  return [...arrivals.keys()]
    .filter((tag) => !explained.has(tag))
    .map((tag) => ({
      kind: 'doubled',
      what: 'a message that no step accounts for',
      lead: tag.split('/')[0],
      step: tag.split('/')[1],
    }));
}

/**
 * Runs that nothing has begun: of no lead, and of no failure that somebody was to be told of. A sender that gave up may
 * have been taken all the same, and not heard of it.
 */
function uninvited({ runs, leads, accounted }) {
  const unheard = new Map(leads.filter(({ accepted }) => !accepted).map(({ name, id }) => [name, id]));
  return runs
    .filter(({ id, parentId }) => !parentId && !accounted.has(id))
    .map(({ id, person }) =>
      unheard.has(person)
        ? { kind: 'note', what: 'taken, and its sender has not heard of it', lead: unheard.get(person), run: id }
        : { kind: 'doubled', what: 'a run that nothing has begun', lead: '', run: id },
    );
}

/** Temporal workflows that go on though their runs have ended. */
function leftovers({ runs, openOnTemporal }) {
  const ended = new Set(runs.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id));
  return [...openOnTemporal]
    .filter((id) => ended.has(id))
    .map((run) => ({ kind: 'note', what: 'its run has ended, its Temporal workflow has not', lead: '', run }));
}

function countsOf({ leads, runs, orders, calls }, accepted, findings) {
  const having = (status) => runs.filter((run) => run.status === status).length;
  const of = (kind) => findings.filter((finding) => finding.kind === kind).length;
  return {
    sent: leads.length,
    accepted: accepted.length,
    completed: having('completed'),
    waiting: having('waiting'),
    failed: having('failed'),
    cancelled: having('cancelled'),
    orders: Object.fromEntries(countBy(orders, ({ kind, error }) => (error === null ? kind : `${kind} (refused)`))),
    lost: of('lost'),
    doubled: of('doubled'),
    unknown: of('unknown'),
    notes: of('note'),
    repeatedCalls: calls.reduce((sum, { times }) => sum + times - 1, 0),
  };
}
