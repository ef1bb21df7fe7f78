import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { NativeConnection } from '@temporalio/worker';
import {
  AheadCancelRepository,
  RunCommandRepository,
  TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { connectToTemporal, ensureSearchAttributes, RunClient, runWorkflowId } from '@flowkeep/temporal';
import { aGraph, edge, node } from '@flowkeep/testing';
import type { RunStart } from '@flowkeep/workflow-runtime/contract';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { OrderDelivery } from './order-delivery.ts';
import { OrderMessages } from './order-messages.ts';

const SLUG = 'lead-welcome';
const REF = 'kabcdefghijklmno';

const fixture = new WorkerFixture();
const [commands, ahead] = [new RunCommandRepository(), new AheadCancelRepository()];
let connection: NativeConnection;
let client: RunClient;

// No worker takes what Temporal begins: each run stays where it was started.
beforeAll(async () => {
  await fixture.open();
  const { temporalAddress: address, temporalNamespace: namespace } = fixture.config();
  connection = await connectToTemporal({ address, namespace });
  await ensureSearchAttributes(connection, namespace);
  client = new RunClient({ connection, namespace, dataConverter: {}, eagerStart: false });
}, 60_000);
afterAll(async () => {
  await connection.close();
  await fixture.close();
});

const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, work);

/** Stands still behind one transaction while something else happens. */
class StallingRunner extends TransactionRunner {
  private count = 0;

  constructor(
    private readonly behind: number,
    private readonly meanwhile: () => Promise<void>,
  ) {
    super(undefined as never);
  }

  override async inWorkspace<T>(id: string, work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    const given = await fixture.database.runner.inWorkspace(id, work);
    this.count += 1;
    if (this.count === this.behind) await this.meanwhile();
    return given;
  }
}

const NOTHING = (): Promise<void> => Promise.resolve();
/** The transaction behind which the order is known to be told to nobody: its claim and the run come before. */
const UNTOLD = 3;

async function deliver(behind = 0, meanwhile = NOTHING): Promise<void> {
  const runner = new StallingRunner(behind, meanwhile);
  const delivery = new OrderDelivery(runner, new OrderMessages(runner), undefined as never);
  await delivery.deliverNext(fixture.workspaceId, client);
}

interface Planned {
  readonly runId: string;
  readonly workflowId: string;
  readonly planHash: string;
}

async function addRun(startPending: boolean): Promise<Planned> {
  const runId = randomUUID();
  const graph = aGraph(node('start', 'trigger.manual'), node('end', 'flow.end'), edge('start', 'end'));
  const [workflow] = await fixture.query<{ id: string }>(
    `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Lead', $2, '{}') returning id`,
    [fixture.workspaceId, runId],
  );
  const workflowId = workflow?.id ?? '';
  await fixture.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, status,
                       start_pending, start_attempts, temporal_workflow_id)
     values ($1, $2, $3, 1, $1, 'start', $4, 'running', $5, 1, $6)`,
    [runId, fixture.workspaceId, workflowId, REF, startPending, temporalId(runId)],
  );
  return { runId, workflowId, planHash: await fixture.keepPlan(graph) };
}

const temporalId = (runId: string): string => runWorkflowId(SLUG, REF, runId);

async function cancel(runId: string): Promise<string> {
  await inWorkspace((tx) => commands.insert(tx, runId, { kind: 'cancel' }));
  const [id = ''] = await inWorkspace((tx) => ahead.pending(tx, runId));
  return id;
}

/** The one who drives the run tells it of the order, and hands it over to Temporal. */
async function handOver({ runId, workflowId, planHash }: Planned, cancels: readonly string[]): Promise<void> {
  await inWorkspace((tx) => ahead.told(tx, cancels, 1));
  const workspace = { name: 'Test', timeZone: 'UTC', language: 'en', currency: 'EUR', region: 'AZ' };
  const start = {
    ...{ v: 1, engineVersion: 1, workspaceId: fixture.workspaceId, runId, workflowId, version: 1, planHash },
    ...{ subjectKeyRef: REF, triggerNode: 'start', trigger: {}, contact: null, workspace, runUrl: 'http://localhost' },
  } as RunStart;
  await client.start({ ...start, cancels }, { slug: SLUG, workflowName: 'Lead' });
  await fixture.query(`update runs set start_pending = false where id = $1`, [runId]);
}

/** Whether Temporal has been asked, in whatever way, to cancel it. */
async function wasAsked(runId: string): Promise<boolean> {
  const { events } = await client.temporal.workflow.getHandle(temporalId(runId)).fetchHistory();
  return (events ?? []).some(
    (event) => event.workflowExecutionCancelRequestedEventAttributes ?? event.workflowExecutionSignaledEventAttributes,
  );
}

const orders = (runId: string) =>
  fixture.query(`select done_at is not null as done, error from run_commands where run_id = $1`, [runId]);
const wasTold = (runId: string) => inWorkspace((tx) => commands.wasTold(tx, runId, 'cancel'));

describe('the first order to cancel a run', () => {
  it('is not told twice where the run comes to Temporal with it while somebody is about to tell it', async () => {
    const run = await addRun(true);
    const id = await cancel(run.runId);
    await deliver(UNTOLD, () => handOver(run, [id]));
    expect(await orders(run.runId)).toEqual([{ done: true, error: null }]);
    expect(await wasAsked(run.runId)).toBe(false);
  });

  it('is told where the run came to Temporal without it', async () => {
    const run = await addRun(true);
    await cancel(run.runId);
    await deliver(UNTOLD, () => handOver(run, []));
    expect(await orders(run.runId)).toEqual([{ done: true, error: null }]);
    expect(await wasAsked(run.runId)).toBe(true);
  });

  it('was told to nobody where the run has ended in that moment', async () => {
    const { runId } = await addRun(false);
    await cancel(runId);
    await deliver();
    expect(await orders(runId)).toEqual([{ done: true, error: 'The run has ended.' }]);
    expect(await wasTold(runId)).toBe(false);
  });

  it('is the first again once the run is tried again', async () => {
    const { runId } = await addRun(false);
    const retry = { kind: 'retry', attempt: 2, fromVersion: 1, version: 1, sealedTrigger: null, skip: null } as const;
    await inWorkspace((tx) => commands.record(tx, runId, { kind: 'cancel' }));
    expect(await wasTold(runId)).toBe(true);
    await inWorkspace((tx) => commands.record(tx, runId, retry));
    expect(await wasTold(runId)).toBe(false);
    await inWorkspace((tx) => commands.record(tx, runId, { kind: 'cancel' }));
    expect(await wasTold(runId)).toBe(true);
  });
});
