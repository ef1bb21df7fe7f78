import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventKind, JsonObject, RunStatus } from '@flowkeep/contracts';
import type { WorkerConfig } from '@flowkeep/config';
import { compileGraph, type Graph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import {
  Database,
  EventRepository,
  PlanRepository,
  RootKey,
  SubjectKeys,
  TriggerRepository,
  WorkflowVersionRepository,
  WorkspaceKeys,
} from '@flowkeep/persistence';
import { waitFor } from '@flowkeep/testing';
import { createWorkspace } from '@flowkeep/testing/database';
import { createWorker } from '../create-worker.ts';
import { RunWorkers } from '../temporal/run-workers.service.ts';

const EVENT_KINDS: Readonly<Record<string, EventKind>> = {
  'trigger.webhook': 'webhook.received',
  'trigger.form': 'form.sent',
  'trigger.schedule': 'schedule.due',
  'trigger.message': 'message.received',
  'trigger.manual': 'run.requested',
  'trigger.call': 'run.requested',
};

export interface RunRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly contact_id: string | null;
  readonly current_node: string | null;
  readonly temporal_workflow_id: string | null;
  readonly start_pending: boolean;
  readonly error: JsonObject | null;
}

/** A workspace of its own in the real database, with what the API would do to it. */
export class WorkerFixture {
  readonly rootKey = randomBytes(32).toString('base64');
  readonly database = new Database(environment('TEST_DATABASE_URL'));
  readonly keys = new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(this.rootKey)));
  readonly events = new EventRepository(this.keys);
  workspaceId = '';

  async open(): Promise<void> {
    await this.database.start();
    this.workspaceId = (await createWorkspace(this.database.runner)).id;
  }

  config(changes: Partial<WorkerConfig> = {}): WorkerConfig {
    return {
      databaseUrl: environment('TEST_DATABASE_URL'),
      temporalAddress: environment('TEST_TEMPORAL_ADDRESS'),
      temporalNamespace: ownNamespace(),
      temporalUiUrl: 'http://127.0.0.1:8233',
      publicUrl: 'http://localhost:4000',
      rootKey: this.rootKey,
      whatsappUrl: 'http://127.0.0.1:9/whatsapp',
      openaiUrl: 'http://127.0.0.1:9/openai/v1',
      host: '127.0.0.1',
      port: 0,
      allowPrivateHttp: true,
      processes: 1,
      rates: { whatsapp: null, ai: null, http: null },
      logLevel: 'warn',
      ...changes,
    };
  }

  /** A worker that takes tasks already: it reads the code of workflows first, which must be nobody's wait. Close it. */
  async startWorker(changes: Partial<WorkerConfig> = {}): Promise<NestFastifyApplication> {
    const worker = await createWorker(this.config({ logLevel: 'silent', ...changes }));
    await worker.listen(0);
    await waitFor(() => worker.get(RunWorkers).areRunning, { timeout: 200_000, what: 'The worker' });
    return worker;
  }

  /** Publishes a graph and gives its triggers' ids by node. */
  async publish(graph: Graph): Promise<Readonly<Record<string, string>>> {
    const compiled = compileGraph(graph, nodeCatalog);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2));
    const { plan } = compiled;
    return this.database.runner.inWorkspace(this.workspaceId, async (tx) => {
      const workflowId = randomUUID();
      await tx.query(
        `insert into workflows (id, workspace_id, name, slug, draft) values ($1, $2, 'Lead welcome', $3, $4)`,
        [workflowId, this.workspaceId, `lead-welcome-${workflowId.slice(0, 6)}`, JSON.stringify(graph)],
      );
      await new PlanRepository().put(tx, plan);
      const version = { workflowId, graph, planHash: plan.hash, note: '', publishedBy: null };
      const number = await new WorkflowVersionRepository().insert(tx, version);
      await tx.query(`update workflows set live_version = $2 where id = $1`, [workflowId, number]);
      const triggers = plan.triggers.flatMap((index) => plan.nodes[index] ?? []);
      await new TriggerRepository().replace(
        tx,
        workflowId,
        triggers.map(({ id, type, config }) => ({
          nodeId: id,
          type,
          eventKind: EVENT_KINDS[type] ?? 'webhook.received',
          token: null,
          signingSecret: null,
          config,
          nextDueAt: null,
        })),
      );
      const live = await new TriggerRepository().liveOf(tx, workflowId);
      return Object.fromEntries(live.map((trigger) => [trigger.nodeId, trigger.id]));
    });
  }

  /** Keeps the plan of a graph without publishing it; gives its hash. */
  async keepPlan(graph: Graph): Promise<string> {
    const compiled = compileGraph(graph, nodeCatalog);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2));
    const { plan } = compiled;
    await this.database.runner.inWorkspace(this.workspaceId, (tx) => new PlanRepository().put(tx, plan));
    return plan.hash;
  }

  async post(kind: EventKind, key: string, payload: JsonObject, contactId: string | null = null): Promise<string> {
    const receipt = await this.database.runner.inWorkspace(this.workspaceId, (tx) =>
      this.events.receive(tx, { kind, key, dedupKey: null, contactId, payload }),
    );
    return receipt.id;
  }

  async runOf(eventId: string): Promise<RunRow | undefined> {
    const [row] = await this.query<RunRow>(`select * from runs where event_id = $1`, [eventId]);
    return row;
  }

  /** Waits until the run that an event began has this status. */
  async runWith(eventId: string, status: RunStatus, timeout = 40_000): Promise<RunRow> {
    let last: RunRow | undefined;
    return waitFor(
      async () => {
        last = await this.runOf(eventId);
        // A run may wait in our tables a moment before Temporal has it.
        const isThere = last?.status === status && !(status === 'waiting' && last.start_pending);
        return isThere ? last : null;
      },
      { timeout, what: `Run of ${eventId} ${status}` },
    ).catch(async (thrown: unknown) => {
      const event = await this.query(`select status, error, attempts from events where id = $1`, [eventId]);
      throw new Error(`Last seen: ${JSON.stringify(last)} of event ${JSON.stringify(event)}`, { cause: thrown });
    });
  }

  /** `node: status/port` of every step, in the order in which they began. */
  async steps(runId: string): Promise<readonly string[]> {
    const rows = await this.query<{ node_id: string; status: string; port: string | null }>(
      `select node_id, status, port from steps where run_id = $1 order by started_at, sequence`,
      [runId],
    );
    return rows.map(({ node_id, status, port }) => `${node_id}: ${status}${port === null ? '' : `/${port}`}`);
  }

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.database.runner.inWorkspace(this.workspaceId, (tx) => tx.query<Row>(sql, parameters));
  }

  close(): Promise<void> {
    return this.database.stop();
  }
}

/** Of the file of tests that is running: what earlier ones left unfinished stays in theirs. */
function ownNamespace(): string {
  return basename(expect.getState().testPath ?? 'default', '.spec.ts');
}

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this through Jest.`);
  return value;
}
