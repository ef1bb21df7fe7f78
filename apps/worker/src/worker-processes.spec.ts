import type { NativeConnection } from '@temporalio/worker';
import { connectToTemporal, TASK_QUEUES } from '@flowkeep/temporal';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';
import { WorkerProcess } from './spec/worker-process.ts';

const fixture = new WorkerFixture();
let worker: WorkerProcess;
let other: EchoServer;
let temporal: NativeConnection;
let trigger = '';

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  const config = fixture.config({ processes: 2 });
  temporal = await connectToTemporal({ address: config.temporalAddress, namespace: config.temporalNamespace });
  worker = new WorkerProcess(config);
  await worker.start();
  const published = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('call', 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: '{{ trigger.name }}' }),
      edge('lead', 'call'),
      settings({ everyRunOnTemporal: true }),
    ),
  );
  trigger = published['lead'] ?? '';
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await Promise.all([temporal.close(), other.close(), fixture.close()]);
}, 60_000);

/** Process ids of those who ask Temporal for steps of this kind, or have until a moment ago. */
async function askingProcesses(): Promise<readonly number[]> {
  const { pollers } = await temporal.workflowService.describeTaskQueue({
    namespace: fixture.config().temporalNamespace,
    taskQueue: { name: TASK_QUEUES.http },
    // Of activities.
    taskQueueType: 2,
  });
  return [...new Set((pollers ?? []).map(({ identity }) => processOf(identity)))];
}

/** Of an identity like `4711@host`. */
function processOf(identity: string | null | undefined): number {
  return Number(identity?.split('@')[0]);
}

/** Lets a run do its call; gives the process that made it. */
async function callMadeBy(name: string): Promise<number> {
  const eventId = await fixture.post('webhook.received', trigger, { name });
  const run = await fixture.runWith(eventId, 'completed');
  // Temporal hears of the call a moment after the database knows how the run has ended.
  const started = await waitFor(
    async () => {
      const { history } = await temporal.workflowService.getWorkflowExecutionHistory({
        namespace: fixture.config().temporalNamespace,
        execution: { workflowId: run.temporal_workflow_id ?? '' },
      });
      return history?.events?.find((event) => event.activityTaskStartedEventAttributes != null);
    },
    { timeout: 40_000, what: 'The call in the history' },
  );
  return processOf(started.activityTaskStartedEventAttributes?.identity);
}

it('several processes share the work, and where one is killed the others go on and it is replaced', async () => {
  const [first = 0, second = 0] = await waitFor(
    async () => {
      const asking = await askingProcesses();
      return asking.length === 2 && asking;
    },
    { timeout: 40_000, what: 'Two processes' },
  );
  const working = new Set<number>();
  await waitFor(
    async () => {
      working.add(await callMadeBy('Aysel'));
      return working.size === 2;
    },
    { timeout: 60_000, what: 'Calls of both' },
  );
  expect(working).toEqual(new Set([first, second]));

  process.kill(first, 'SIGKILL');
  const names = Array.from({ length: 10 }, (_, index) => `after ${String(index)}`);
  const makers = await Promise.all(names.map(callMadeBy));
  expect(makers).not.toContain(first);
  expect(other.bodies.filter((body) => body.startsWith('after ')).toSorted()).toEqual(names);
  await waitFor(async () => (await askingProcesses()).some((id) => id !== first && id !== second), {
    timeout: 60_000,
    what: 'A process in place of the one that was killed',
  });
}, 240_000);
