import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { StandingRunRepository } from './standing-run.repository.ts';

interface Placed {
  readonly version?: number;
  /** Nodes of its open steps with their states. */
  readonly at?: readonly (readonly [node: string, status: string])[];
  readonly ended?: boolean;
  readonly parent?: string;
}

describe('where runs of a workflow stand', () => {
  const standing = new StandingRunRepository();
  const [workflowId, other, parent] = [randomUUID(), randomUUID(), randomUUID()];
  let database: TestDatabase;
  let workspaceId: string;

  const ask = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => database.runner.inWorkspace(workspaceId, work);

  async function run(workflow: string, { version = 1, at = [], ended = false, parent }: Placed): Promise<string> {
    const id = randomUUID();
    await ask(async (tx) => {
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, status,
                           parent_run_id, parent_step_key, started_at, ended_at)
         values ($1, $2, $3, $4, $1, 'lead', 'k', 'running', $5, 'call:1', clock_timestamp(), case when $6 then now() end)`,
        [id, workspaceId, workflow, version, parent, ended],
      );
      const steps = [['before', 'done'] as const, ...at];
      for (const [index, [node, status]] of steps.entries())
        await tx.query(
          `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, started_at, ended_at, sequence)
           values ($1, $2, $3, $4, 'wait.time', 1, $5, now(), case when $5 = 'done' or $6 then now() end, $7)`,
          [workspaceId, id, `${node}:${String(index)}`, node, status, ended, index],
        );
    });
    return id;
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
    for (const id of [workflowId, other])
      await ask((tx) =>
        tx.query(`insert into workflows (id, workspace_id, name, slug, draft) values ($1, $2, 'Lead', $3, '{}')`, [
          id,
          workspaceId,
          id,
        ]),
      );
    await run(workflowId, {});
    await run(workflowId, { at: [['ask', 'waiting']] });
    await run(workflowId, {
      at: [
        ['ask', 'waiting'],
        ['ask', 'waiting'],
        ['send', 'retrying'],
      ],
    });
    await run(workflowId, { version: 2, at: [['ask', 'waiting']] });
    await run(workflowId, { at: [['ask', 'waiting']], ended: true });
    await run(other, { at: [['ask', 'waiting']] });
  });
  afterAll(() => database.close());

  it('is told by node and version: at its trigger before its first step, in several places at each', async () => {
    expect(await ask((tx) => standing.ofWorkflow(tx, workflowId))).toEqual([
      { nodeId: 'ask', version: 2, count: 1, working: 0 },
      { nodeId: 'ask', version: 1, count: 2, working: 0 },
      { nodeId: 'lead', version: 1, count: 1, working: 0 },
      { nodeId: 'send', version: 1, count: 1, working: 1 },
    ]);
    expect(await ask((tx) => standing.open(tx, workflowId))).toBe(4);
  });

  it.each([
    ['a node', [{ nodeId: 'ask', version: 1 }], 2],
    [
      'two nodes of one run',
      [
        { nodeId: 'ask', version: 1 },
        { nodeId: 'send', version: 1 },
      ],
      2,
    ],
    ['a trigger', [{ nodeId: 'lead', version: 1 }], 1],
    [
      'nodes of two versions',
      [
        { nodeId: 'ask', version: 1 },
        { nodeId: 'ask', version: 2 },
      ],
      3,
    ],
    ['a node that they have left', [{ nodeId: 'before', version: 1 }], 0],
    ['nothing', [], 0],
  ])('is counted once for each run: %s', async (_, places, count) => {
    expect(await ask((tx) => standing.countAt(tx, workflowId, places))).toBe(count);
  });

  it('children come oldest first, with the names of their workflows', async () => {
    const children = [
      await run(other, { parent }),
      await run(workflowId, { parent, ended: true }),
      await run(other, { parent }),
    ];
    const found = await ask((tx) => standing.childrenOf(tx, parent));
    expect(found.map(({ id, workflowName, stepKey }) => ({ id, workflowName, stepKey }))).toEqual(
      children.map((id) => ({ id, workflowName: 'Lead', stepKey: 'call:1' })),
    );
  });
});
