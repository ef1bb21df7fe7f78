import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { OpenRunRepository } from '../dispatch/open-run.repository.ts';
import { RunEndRepository } from '../dispatch/run-end.repository.ts';
import { RunProjectionRepository } from '../dispatch/run-projection.repository.ts';
import { RunQueueRepository } from '../dispatch/run-queue.repository.ts';
import { RunRuleRepository } from '../dispatch/run-rule.repository.ts';
import { RootKey, SubjectKeys, WorkspaceKeys } from '../keys/index.ts';
import { StandingRunRepository } from '../operations/standing-run.repository.ts';
import { explaining, type Plan } from '../spec/explaining.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { WorkflowRepository } from '../workflows/workflow.repository.ts';
import { NodeCountRepository } from './node-count.repository.ts';

type Question = (tx: WorkspaceTransaction) => Promise<unknown>;

/** PostgreSQL plans by statistics that may be old; what must not happen by any of them is looked at with each. */
describe('with 20,000 open runs in one workflow and 5 in another', () => {
  const keys = new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(randomBytes(32).toString('base64'))));
  const [standing, counts, workflows] = [
    new StandingRunRepository(),
    new NodeCountRepository(),
    new WorkflowRepository(),
  ];
  const [crowded, quiet, runId] = [randomUUID(), randomUUID(), randomUUID()];
  const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] });
  let database: TestDatabase;
  let workspaceId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    await owner.connect();
    workspaceId = await database.createWorkspace();
    for (const [id, slug] of [[crowded, 'crowded'] as const, [quiet, 'quiet'] as const]) {
      await ask((tx) =>
        tx.query(
          `insert into workflows (id, workspace_id, name, slug, draft) values ($1, $2, $3, $3, '{"nodes":{}}')`,
          [id, workspaceId, slug],
        ),
      );
    }
  });
  afterAll(async () => {
    await ask((tx) => tx.query(`delete from runs where workspace_id = $1`, [workspaceId]));
    await owner.end();
    await database.close();
  });

  const ask = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => database.runner.inWorkspace(workspaceId, work);
  const fill = (workflowId: string, count: number, ended: boolean) =>
    ask(async (tx) => {
      await tx.query(
        `with begun as (
           insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, status,
                             start_pending, ended_at)
           select gen_random_uuid(), $1, $2, 1, gen_random_uuid(), 'lead', 'k',
                  case when $4 then 'completed' else 'waiting' end, false, case when $4 then now() end
             from generate_series(1, $3) returning id)
         insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, started_at, ended_at, sequence)
         select $1, id, 'sleep:1', 'sleep', 'wait.time', 1, case when $4 then 'done' else 'waiting' end, now(),
                case when $4 then now() end, 1 from begun`,
        [workspaceId, workflowId, count, ended],
      );
    });

  /** The plans of all that a question asks of the database, with the values it gives and whatever they may be. */
  async function plansOf(question: Question): Promise<readonly Plan[]> {
    const plans: Plan[] = [];
    await ask((tx) => question(explaining(tx, plans)));
    return plans;
  }

  const byWorkflow: readonly (readonly [string, Question])[] = [
    ['how many there are', (tx) => standing.open(tx, quiet)],
    ['where they stand', (tx) => standing.ofWorkflow(tx, quiet)],
    ['how many stand at places', (tx) => standing.countAt(tx, quiet, [{ nodeId: 'sleep', version: 1 }])],
    ['how they pass the drawing', (tx) => counts.ofWorkflow(tx, quiet, null)],
    ['the list of workflows', (tx) => workflows.list(tx, 50, null)],
  ];

  const run = { runId, subjectKeyRef: 'k', contactId: null, error: null, currentNode: 'sleep' };
  const byId: readonly (readonly [string, Question])[] = [
    ['where a run stands', (tx) => new RunProjectionRepository(keys).project(tx, { ...run, status: 'waiting' }, [])],
    ['that it has ended', (tx) => new RunProjectionRepository(keys).project(tx, { ...run, status: 'completed' }, [])],
    [
      'that it is closed',
      (tx) =>
        new OpenRunRepository().close(
          tx,
          { id: runId, temporalWorkflowId: 'lead', attempt: 1 },
          { status: 'cancelled', error: null },
        ),
    ],
    ['which runs are to be started', (tx) => new RunQueueRepository(keys).claim(tx, 100)],
    [
      'that it is given up',
      (tx) =>
        new RunQueueRepository(keys).refuse(
          tx,
          { runId, attempt: 1 },
          { code: 'internal', message: '', attempt: 1, at: '' },
        ),
    ],
    ['whose end is to be told', (tx) => new RunEndRepository(keys).tellPending(tx, 100)],
    [
      'runs by their ids',
      (tx) =>
        tx.query(`update runs set end_pending = false where workspace_id = $1 and id = any($2)`, [
          workspaceId,
          [runId, randomUUID()],
        ]),
    ],
    ['whether a lane is taken', (tx) => new RunRuleRepository().isTaken(tx, { workflowId: crowded, key: 'k' })],
    ['runs of a lane', (tx) => new RunRuleRepository().clear(tx, { workflowId: crowded, key: 'k' })],
  ];

  const statistics: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'statistics of a time when none was open',
      async () => {
        await fill(crowded, 2_000, true);
        await owner.query('analyze runs, steps');
        await fill(crowded, 20_000, false);
        await fill(quiet, 5, false);
      },
    ],
    ['fresh statistics', () => owner.query('analyze runs, steps')],
    [
      'statistics of a time when nearly all have ended',
      async () => {
        await fill(quiet, 20_000, true);
        await owner.query('analyze runs, steps');
      },
    ],
  ];

  describe.each(statistics)('and %s', (_, prepare) => {
    beforeAll(prepare, 60_000);

    it.each(byWorkflow)('%s is found by the workflow', async (_name, question) => {
      for (const { text, plan } of await plansOf(question)) {
        const places = text.split('r.version > 0').length - 1;
        expect(plan.split('runs_open_of_workflow').length - 1).toBe(places);
        expect(plan).not.toMatch(/runs_open\b|Seq Scan on (runs|steps)/);
      }
    });

    it('runs that a run began are found by it', async () => {
      for (const { plan } of await plansOf((tx) => standing.childrenOf(tx, runId)))
        expect(plan).toContain('runs_of_parent');
    });

    it.each(byId)('%s: never by the workflow', async (_name, question) => {
      const plans = await plansOf(question);
      expect(plans).not.toEqual([]);
      for (const { plan } of plans) expect(plan).not.toContain('runs_open_of_workflow');
    });
  });
});
