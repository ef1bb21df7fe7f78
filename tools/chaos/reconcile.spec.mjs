import { drawing, node } from '../testing/drawing.mjs';
import { reconcile } from './reconcile.mjs';
import { UNTOLD } from './story.mjs';

const NOW = 1_000_000;

const graph = drawing(
  [
    node('hook', 'trigger.webhook'),
    node('greet', 'whatsapp.send'),
    node('answer', 'wait.reply'),
    node('told', 'http.request'),
  ],
  ['hook > greet', 'greet:sent > answer', 'greet:not_sent > told', 'answer:replied > told', 'answer:silent > told'],
);
const journeys = [{ name: 'welcome', asks: 'greet', graph }];

const lead = (over) => ({
  ...UNTOLD,
  id: 'l1',
  journey: 'welcome',
  accepted: true,
  eventId: 'e1',
  ...over,
});
const run = (over) => ({
  id: 'r1',
  eventId: 'e1',
  journey: 'welcome',
  status: 'completed',
  attempt: 1,
  outcome: null,
  parentId: null,
  parentStep: null,
  error: null,
  node: null,
  endedAt: 1,
  ...over,
});
const step = (nodeId, nodeType, port, over) => ({
  runId: 'r1',
  stepKey: `r1:${nodeId}:1`,
  nodeId,
  nodeType,
  path: '',
  status: 'done',
  port,
  ports: null,
  startedAt: 1,
  waitingUntil: null,
  ...over,
});

const hook = step('hook', 'trigger.webhook', 'next');
const greet = step('greet', 'whatsapp.send', 'sent');
const answer = step('answer', 'wait.reply', 'replied');
const told = step('told', 'http.request', 'next');
const waits = (over) => ({ stepKey: 'r1:answer:1', closedAt: 5, until: 900, answeredAt: null, ...over });
const asleep = step('answer', 'wait.reply', null, { status: 'waiting', waitingUntil: NOW + 1 });

/** An hour in which all went well, with what the test changes. */
const facts = (over) => ({
  journeys,
  leads: [lead()],
  runs: [run()],
  steps: [hook, greet, answer, told],
  waits: [waits()],
  ledger: [{ stepKey: 'r1:greet:1', status: 'delivered', errorCode: null }],
  phones: [{ lead: 'l1', step: 'greet' }],
  calls: [{ lead: 'l1', step: 'told', times: 1 }],
  orders: [],
  eventAt: new Map([['e1', 0]]),
  failures: new Map(),
  failedEvents: [],
  openOnTemporal: new Set(),
  now: NOW,
  ...over,
});

const waiting = (over) =>
  facts({
    runs: [run({ status: 'waiting', endedAt: null })],
    steps: [hook, greet, asleep],
    waits: [waits({ closedAt: null })],
    calls: [],
    openOnTemporal: new Set(['r1']),
    ...over,
  });

const found = (given) => reconcile(given).findings.map(({ kind, what }) => `${kind}: ${what}`);

describe('the reconciliation', () => {
  it('finds nothing where all went well', () => {
    expect(reconcile(facts())).toMatchObject({
      accepted: 1,
      completed: 1,
      lost: 0,
      doubled: 0,
      unknown: 0,
      findings: [],
    });
    expect(reconcile(waiting())).toMatchObject({ waiting: 1, lost: 0, findings: [] });
  });

  it('does not miss a lead that was never accepted', () => {
    expect(reconcile(facts({ leads: [lead(), lead({ id: 'l2', accepted: false, eventId: null })] }))).toMatchObject({
      sent: 2,
      accepted: 1,
      lost: 0,
    });
  });

  it.each([
    ['no run', facts({ runs: [], steps: [], phones: [] }), 'lost: accepted, but there is no run'],
    ['two runs', facts({ runs: [run(), run({ id: 'r2' })], phones: [] }), 'doubled: 2 runs of one event'],
    [
      'a run that failed',
      facts({ runs: [run({ status: 'failed', error: 'internal' })] }),
      'lost: the run failed (internal) though nothing in it may',
    ],
    ['a run that never began', facts({ runs: [run({ status: 'queued' })] }), 'lost: the run stands still as "queued"'],
    ['a way cut short', facts({ steps: [hook, greet, answer] }), 'lost: the run has ended without this step'],
    [
      'a message twice',
      facts({
        phones: [
          { lead: 'l1', step: 'greet' },
          { lead: 'l1', step: 'greet' },
        ],
      }),
      'doubled: the person got it 2 times',
    ],
    ['a message never', facts({ phones: [] }), 'lost: said to be sent, and not on the phone'],
    [
      'a message out of nowhere',
      facts({
        phones: [
          { lead: 'l1', step: 'greet' },
          { lead: 'l1', step: 'other' },
        ],
      }),
      'doubled: a message that no step accounts for',
    ],
    ['a call never', facts({ calls: [] }), 'lost: said to be called, and the other system saw nothing'],
    [
      'a run out of nowhere',
      facts({ runs: [run(), run({ id: 'r2', eventId: 'e2', person: 'Lead 1' })] }),
      'doubled: a run that nothing has begun',
    ],
    [
      'an event given up',
      facts({ failedEvents: [{ id: 'e9', kind: 'message.received', error: 'internal' }] }),
      'lost: event message.received given up: internal',
    ],
  ])('finds %s', (_, given, finding) => {
    expect(found(given)).toEqual([finding]);
  });

  it.each([
    [
      'is over',
      { steps: [hook, greet, { ...asleep, waitingUntil: NOW }] },
      'lost: the wait is over, and the run still waits',
    ],
    ['nobody knows of', { waits: [waits()] }, 'lost: it waits for somebody, but is not registered for them'],
    [
      'has had its answer',
      { leads: [lead({ answeredAt: 5 })] },
      'lost: the person has answered, and the run still waits',
    ],
    [
      'Temporal has forgotten',
      { openOnTemporal: new Set() },
      'lost: the run waits, but its Temporal workflow does not live',
    ],
    ['no step has', { steps: [hook, greet] }, 'lost: the run says that it waits, but none of its steps does'],
  ])('finds a wait that %s', (_, over, finding) => {
    expect(found(waiting(over))).toEqual([finding]);
  });

  it('tells what nobody can know from what a later report has resolved', () => {
    const unsure = (status, phones, errorCode = null) =>
      facts({
        steps: [hook, step('greet', 'whatsapp.send', 'not_sent'), told],
        ledger: [{ stepKey: 'r1:greet:1', status, errorCode }],
        phones,
      });
    const arrived = [{ lead: 'l1', step: 'greet' }];
    expect(found(unsure('unknown', []))).toEqual(['unknown: it did not arrive']);
    expect(found(unsure('unknown', arrived))).toEqual(['unknown: it arrived']);
    expect(found(unsure('delivered', arrived))).toEqual(['note: unknown at first; a later report has resolved it']);
    expect(found(unsure('failed', [], 'window-closed'))).toEqual(['lost: not sent: window-closed']);
    expect(found(unsure('failed', arrived, 'no-address'))).toEqual([
      'doubled: said not to be sent (no-address), and it arrived',
    ]);
  });

  it.each(['failed', 'cancelled', 'skipped', 'running'])('looks after the message of a step that is %s', (status) => {
    const unsure = (message, phones = []) =>
      facts({
        leads: [lead({ expected: null })],
        journeys: [{ ...journeys[0], fails: true }],
        runs: [run({ status: 'failed' })],
        steps: [hook, step('greet', 'whatsapp.send', null, { status })],
        ledger: [{ stepKey: 'r1:greet:1', runId: 'r1', errorCode: null, ...message }],
        waits: [],
        calls: [],
        phones,
      });
    const arrived = [{ lead: 'l1', step: 'greet' }];
    expect(found(unsure({ status: 'unknown', called: true }))).toEqual(['unknown: it did not arrive']);
    expect(found(unsure({ status: 'unknown', called: true }, arrived))).toEqual(['unknown: it arrived']);
    expect(found(unsure({ status: 'queued', called: true }))).toEqual([
      'lost: called, and nobody says that nobody knows what became of it; it did not arrive',
    ]);
    expect(found(unsure({ status: 'queued', called: false }))).toEqual([]);
    expect(found(unsure({ status: 'delivered', called: true }, arrived))).toEqual([]);
  });

  it('looks after messages of which no step speaks', () => {
    const greeted = { stepKey: 'r1:greet:1', status: 'delivered', errorCode: null };
    const ledger = [greeted, { stepKey: 'r1:gone:1', runId: 'r1', status: 'unknown', errorCode: null, called: true }];
    expect(found(facts({ ledger }))).toEqual(['unknown: no step speaks of it']);
  });

  it('notes a run of a lead whose sender gave up before it heard that it was taken', () => {
    const unheard = lead({ id: 'l2', name: 'Lead 2', accepted: false, eventId: null });
    const runs = [run(), run({ id: 'r2', eventId: 'e2', person: 'Lead 2' })];
    expect(found(facts({ leads: [lead(), unheard], runs }))).toEqual([
      'note: taken, and its sender has not heard of it',
    ]);
  });

  it('counts calls that were repeated, and does not take them for doubles', () => {
    expect(reconcile(facts({ calls: [{ lead: 'l1', step: 'told', times: 3 }] }))).toMatchObject({
      repeatedCalls: 2,
      doubled: 0,
    });
  });

  it('finds an answer that came in time and was passed over, and notes a Temporal workflow that outlived its run', () => {
    const silent = facts({
      steps: [hook, greet, { ...answer, port: 'silent' }, told],
      waits: [waits({ answeredAt: 899 })],
    });
    expect(found(silent)).toEqual(['lost: answered in time, and treated as silent']);
    expect(found(facts({ openOnTemporal: new Set(['r1']) }))).toEqual([
      'note: its run has ended, its Temporal workflow has not',
    ]);
  });

  it('counts the rounds of a loop', () => {
    const loop = drawing(
      [node('hook', 'trigger.webhook'), node('each', 'flow.each'), node('call', 'http.request')],
      ['hook > each', 'each:each > call'],
    );
    const round = (path) => step('call', 'http.request', 'next', { path, stepKey: `r1:call:${path}.1` });
    const looped = (...rounds) =>
      facts({
        journeys: [{ name: 'welcome', graph: loop, rounds: { call: 2 } }],
        steps: [hook, step('each', 'flow.each', 'done'), ...rounds],
        waits: [],
        phones: [],
        calls: [
          { lead: 'l1', step: 'call.0', times: 1 },
          { lead: 'l1', step: 'call.1', times: 1 },
        ],
      });
    expect(found(looped(round('0'), round('1')))).toEqual([]);
    expect(found(looped(round('0')))).toEqual(['lost: visited 1 times instead of 2']);
  });
});
