import 'reflect-metadata';
import { createEngine, type RunState } from '@flowkeep/engine';
import { compileGraph, type Graph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { controls } from '@flowkeep/nodes/controls';
import { WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { RunHistories } from './spec/run-histories.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';

const HOUR = 3_600_000;
const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);

beforeAll(async () => {
  await fixture.open();
  await histories.open();
}, 240_000);

afterAll(async () => {
  await histories.close();
  await fixture.close();
}, 60_000);

const utc = (moment: number): string => new Date(moment).toISOString().slice(11, 16);

/** Waits for an hour of the day that began two hours ago. */
function drawn(now: number): Graph {
  const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: utc(now - 2 * HOUR), to: utc(now - HOUR) };
  return aGraph(
    node('start', 'trigger.manual'),
    node('open', 'wait.time', { mode: 'hours', ...hours, zone: 'workflow' }),
    node('after', 'data.set', { values: [{ name: 'open', value: 'yes' }] }),
    edge('start', 'open'),
    edge('open', 'after'),
    settings({ timeZone: 'UTC' }),
  );
}

/** The run as a worker left it that has been away since before the hours began. */
async function leftThreeHoursAgo(engineVersion: number): Promise<{ readonly eventId: string; readonly run: RunRow }> {
  const now = Date.now();
  const graph = drawn(now);
  const { start: trigger = '' } = await fixture.publish(graph);
  const eventId = await fixture.post('run.requested', trigger, {});
  const run = await fixture.runWith(eventId, 'waiting');
  const id = run.temporal_workflow_id ?? '';
  await histories.client.terminate(id, 'It is begun once more, from before.');
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const workspaces = new WorkspaceSnapshotRepository();
  const workspace = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => workspaces.get(tx));
  const [row] = await fixture.query<{ id: string }>(`select workflow_id as id from runs where id = $1`, [run.id]);
  const [slug = '', subjectKeyRef = ''] = id.split('~');
  const input = { runId: run.id, triggerNode: 'start', trigger: {}, contact: null, workspace, engineVersion };
  const { state } = createEngine(compiled.plan, controls).start(input, now - 3 * HOUR);
  expect(untilOf(state)).toBeLessThan(now);
  const plan = { version: 1, planHash: compiled.plan.hash, runUrl: 'http://localhost/run' };
  const ids = { workspaceId: fixture.workspaceId, workflowId: row?.id ?? '', subjectKeyRef };
  await histories.client.restart({ v: 1, ...input, ...ids, ...plan, carry: { state } }, { slug, workflowName: 'Late' });
  return { eventId, run };
}

const untilOf = ({ active }: RunState): number => Object.values(active)[0]?.until ?? Number.NaN;

/** Of the timers of a run, in seconds, one that is longer than an hour. */
async function longTimerOf(run: RunRow): Promise<number | null> {
  const { events } = await histories.handle(run).fetchHistory();
  const timers = (events ?? []).flatMap(({ timerStartedEventAttributes: timer }) => timer ?? []);
  return timers.map(({ startToFireTimeout: time }) => Number(time?.seconds ?? 0)).find((time) => time > 3_600) ?? null;
}

it('a wait that rings when its hours are over waits for them to begin again', async () => {
  const { eventId, run } = await leftThreeHoursAgo(3);
  const seconds = await waitFor(() => longTimerOf(run), { timeout: 60_000, what: 'A new timer' });
  expect(seconds).toBeGreaterThan(21 * 3_600);
  expect(seconds).toBeLessThan(22 * 3_600 + 60);
  await fixture.runWith(eventId, 'waiting');
  const id = run.temporal_workflow_id ?? '';
  expect(await histories.client.order(id, { kind: 'skip', stepKey: `${run.id}:open:1` })).toBe(true);
  await histories.replays('hours-again', await fixture.runWith(eventId, 'completed'));
  expect(await fixture.steps(run.id)).toContain('after: done/next');
}, 120_000);

it('a run of before goes on at once, as it did when it began', async () => {
  const { eventId, run } = await leftThreeHoursAgo(2);
  await fixture.runWith(eventId, 'completed');
  expect(await fixture.steps(run.id)).toContain('open: done/next');
}, 120_000);
