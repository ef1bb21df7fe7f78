import { drawing, node } from '../testing/drawing.mjs';
import { reconcile } from './reconcile.mjs';
import { UNTOLD } from './story.mjs';

const step = (nodeId, over) => ({
  runId: 'r1',
  stepKey: `r1:${nodeId}:1`,
  nodeId,
  nodeType: 'data.set',
  path: '',
  status: 'done',
  port: 'next',
  ports: null,
  startedAt: 10,
  waitingUntil: null,
  ...over,
});
const hook = step('hook', { nodeType: 'trigger.webhook' });
const graph = (...nodes) =>
  drawing(
    [node('hook', 'trigger.webhook'), ...nodes.map((id) => node(id, 'data.set'))],
    nodes.slice(0, 1).map((id) => `hook > ${id}`),
  );
const order = (kind, over) => ({ runId: 'r1', kind, at: 1, doneAt: 2, error: null, ...over });

/** One lead with one run of a journey. */
const facts = ({ journey, lead = {}, run = {}, ...over }) => ({
  journeys: [{ name: 'ordered', graph: graph(), ...journey }],
  leads: [{ ...UNTOLD, id: 'l1', journey: 'ordered', accepted: true, eventId: 'e1', ...lead }],
  runs: [
    {
      id: 'r1',
      eventId: 'e1',
      journey: 'ordered',
      status: 'completed',
      attempt: 1,
      outcome: null,
      parentId: null,
      parentStep: null,
      error: null,
      node: null,
      endedAt: 100,
      ...run,
    },
  ],
  steps: [hook],
  waits: [],
  orders: [],
  ledger: [],
  phones: [],
  calls: [],
  eventAt: new Map([['e1', 0]]),
  failures: new Map(),
  failedEvents: [],
  openOnTemporal: new Set(),
  now: 1_000,
  ...over,
});

const found = (given) => reconcile(facts(given)).findings.map(({ kind, what }) => `${kind}: ${what}`);

describe('orders of the team', () => {
  const journey = { ordered: 'pause' };
  const paused = [order('pause'), order('resume')];
  const lead = { orders: [{ kind: 'pause', status: 202 }] };

  it('are kept and followed, or refused in words', () => {
    expect(found({ journey, lead, orders: paused })).toEqual([]);
    expect(found({ journey, lead, orders: [order('pause', { error: 'The run has ended.' })] })).toEqual([]);
    expect(found({ journey, lead })).toEqual(['lost: an order to pause was taken, and is not kept']);
    expect(found({ journey, lead, orders: [order('pause', { doneAt: null })] })).toEqual([
      'lost: the order to pause was never followed',
    ]);
    expect(found({ journey, orders: [order('cancel')] })).toEqual([
      'lost: the order to cancel was followed, and the run is completed',
    ]);
  });

  it('let a run stand still', () => {
    const stood = { stoodStill: [{ from: 5, to: 20 }] };
    expect(found({ journey, lead: { ...lead, ...stood }, orders: paused })).toEqual([
      'lost: it was begun while the run stood still',
    ]);
  });

  it('begin a run once more each', () => {
    const orders = [order('retry')];
    expect(found({ journey, orders, run: { attempt: 2 } })).toEqual([]);
    expect(found({ journey, orders, run: { attempt: 3 } })).toEqual([
      'doubled: tried again 2 times, and told to 1 times',
    ]);
    expect(found({ journey, orders })).toEqual(['lost: tried again 0 times, and told to 1 times']);
  });

  it('undo what was done when they end a run', () => {
    const undoing = {
      ordered: 'cancel',
      graph: graph('book', 'undo'),
      undoes: [{ of: 'book', steps: ['undo'] }],
    };
    const cancelled = { journey: undoing, run: { status: 'cancelled' }, orders: [order('cancel')] };
    const [book, undo] = [step('book'), step('undo')];
    expect(found({ ...cancelled, steps: [hook, book, undo] })).toEqual([]);
    expect(found({ ...cancelled, steps: [hook] })).toEqual([]);
    expect(found({ ...cancelled, steps: [hook, book] })).toEqual(['lost: done 0 times instead of 1 to undo a run']);
    expect(found({ ...cancelled, orders: [], steps: [] })).toEqual([
      'lost: the run was cancelled though nobody said so',
    ]);
    expect(found({ journey: undoing, steps: [hook, book, undo] })).toEqual([
      'doubled: done 1 times instead of 0 to undo a run',
    ]);
  });
});

describe('runs that fail', () => {
  const journey = { breaks: 'fragile', tells: true, calls: 'alarm' };
  const failed = { journey, run: { status: 'failed', error: 'refused' } };

  it('may do so until they are mended, and somebody hears of it once', () => {
    const alarm = { ...facts(failed).runs[0], id: 'r2', eventId: 'e2', journey: 'alarm', status: 'completed' };
    const journeys = [...facts(failed).journeys, { name: 'alarm', graph: graph() }];
    const told = { ...failed, journeys, failures: new Map([['r1:1', 'e2']]) };
    const runs = [...facts(failed).runs, alarm];
    expect(found({ ...told, runs })).toEqual([]);
    expect(found({ ...told, runs: facts(failed).runs })).toEqual(['lost: 0 runs were told of one failure']);
    expect(found({ ...told, runs: [...runs, { ...alarm, id: 'r3' }] })).toEqual([
      'doubled: 2 runs were told of one failure',
    ]);
    expect(found(failed)).toEqual(['lost: nobody was told of its failure 1']);
    expect(found({ ...told, runs, leads: [{ ...facts(failed).leads[0], expected: 'completed' }] })).toEqual([
      'lost: the run failed (refused) though nothing in it may',
    ]);
  });
});

describe('what another system says', () => {
  const paper = {
    ...graph('heard'),
    nodes: { ...graph('heard').nodes, heard: node('heard', 'wait.event', { lookBack: 'runStart' }) },
  };
  const journey = { hears: 'heard', graph: paper };
  const lead = { happening: 'e5' };
  const said = (at) =>
    new Map([
      ['e1', 0],
      ['e5', at],
    ]);
  const wait = { stepKey: 'r1:heard:1', branch: 'heard', since: 20, until: 80, closedAt: 90, answeredAt: null };
  const heard = (port, at) =>
    found({
      journey,
      lead: at === null ? {} : lead,
      eventAt: said(at),
      waits: [wait],
      steps: [hook, step('heard', { nodeType: 'wait.event', port })],
    });

  it('is heard where it came in time, and only then', () => {
    expect(heard('heard', 30)).toEqual([]);
    expect(heard('timeout', null)).toEqual([]);
    expect(heard('timeout', 80)).toEqual([]);
    expect(heard('timeout', 30)).toEqual(['lost: said in time, and not heard']);
    expect(heard('timeout', 10)).toEqual(['lost: said before its run had begun, and not heard']);
    expect(heard('heard', null)).toEqual(['lost: it heard what nobody has said']);
  });

  it('ends runs whose goal it is', () => {
    const goal = { goal: 'goal' };
    const open = { status: 'waiting', endedAt: null };
    const asleep = { steps: [hook, step('night', { nodeType: 'wait.time', status: 'waiting', waitingUntil: 2_000 })] };
    expect(found({ journey: goal, lead, eventAt: said(10), run: { outcome: 'goal' } })).toEqual([]);
    expect(found({ journey: goal, run: { outcome: 'goal' } })).toEqual(['lost: it reached a goal that nobody reached']);
    const missed = { journey: goal, lead, eventAt: said(10), run: open, openOnTemporal: new Set(['r1']), ...asleep };
    expect(found(missed)).toEqual(['lost: its goal was reached, and the run goes on']);
  });
});

describe('runs that call others', () => {
  it('begin one run by each call', () => {
    const call = step('call', { nodeType: 'flow.call' });
    const child = { ...facts({}).runs[0], id: 'r2', eventId: 'e2', parentId: 'r1', parentStep: call.stepKey };
    const runs = (...children) => [...facts({}).runs, ...children];
    expect(found({ steps: [hook, call], runs: runs(child) })).toEqual([]);
    expect(found({ steps: [hook, call], runs: runs() })).toEqual(['lost: 0 runs were begun by one call']);
    expect(found({ steps: [hook, call], runs: runs(child, { ...child, id: 'r3' }) })).toEqual([
      'doubled: 2 runs were begun by one call',
    ]);
  });
});
