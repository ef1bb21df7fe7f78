import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { OperableRunRepository } from './operable-run.repository.ts';
import type { RunAction } from './run-action.ts';
import { EVERY_RUN, selectionSql } from './run-selection.ts';

interface Stood {
  readonly node: string;
  readonly status: string;
  /** When it failed; absent where it did not. */
  readonly failedAt?: string;
  readonly port?: string;
  readonly path?: string;
  readonly visit?: number;
}

const [EARLIER, LAST] = ['2026-11-01T10:00:00.000Z', '2026-11-01T11:00:00.000Z'];

describe('where a run stands, or has failed', () => {
  const operable = new OperableRunRepository();
  const [workflowId, failed, waiting] = [randomUUID(), randomUUID(), randomUUID()];
  let database: TestDatabase;
  let workspaceId: string;

  const ask = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => database.runner.inWorkspace(workspaceId, work);
  const errorAt = (at: string | undefined) =>
    at === undefined ? null : JSON.stringify({ code: 'refused', message: 'Refused.', attempt: 1, at });
  const keyOf = (runId: string, { node, path, visit = 1 }: Pick<Stood, 'node' | 'path' | 'visit'>): string =>
    `${runId}:${node}:${path === undefined ? '' : `${path}.`}${String(visit)}`;

  async function run(id: string, status: string, steps: readonly Stood[]): Promise<void> {
    await ask(async (tx) => {
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, status,
                           error, started_at, ended_at)
         values ($1, $2, $3, 1, $1, 'lead', 'k', $4, $5, now(), case when $4 = 'failed' then now() end)`,
        [id, workspaceId, workflowId, status, errorAt(status === 'failed' ? LAST : undefined)],
      );
      for (const [sequence, step] of steps.entries())
        await tx.query(
          `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, path, status, port, error,
                              started_at, ended_at, sequence)
           values ($1, $2, $3, $4, 'http.request', $5, $6, $7, $8, $9, now(),
                   case when $7 <> 'waiting' then now() end, $10)`,
          [
            workspaceId,
            id,
            keyOf(id, step),
            step.node,
            step.visit ?? 1,
            step.path ?? '',
            step.status,
            step.port,
            errorAt(step.failedAt),
            sequence,
          ],
        );
    });
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
    await ask((tx) =>
      tx.query(`insert into workflows (id, workspace_id, name, slug, draft) values ($1, $2, 'Lead', 'lead', '{}')`, [
        workflowId,
        workspaceId,
      ]),
    );
    await run(failed, 'failed', [
      { node: 'before', status: 'done', port: 'next' },
      // It went on by its own way out.
      { node: 'handled', status: 'failed', failedAt: EARLIER, port: 'error' },
      // The loop around it went on.
      { node: 'inside', status: 'failed', failedAt: EARLIER, path: '0' },
      // The run failed with it, was tried again on another version, and came past it.
      { node: 'mended', status: 'failed', failedAt: EARLIER },
      { node: 'send', status: 'failed', failedAt: EARLIER },
      { node: 'send', status: 'failed', failedAt: LAST, visit: 2 },
    ]);
    await run(waiting, 'waiting', [
      { node: 'handled', status: 'failed', failedAt: EARLIER, port: 'error' },
      { node: 'ask', status: 'waiting' },
    ]);
  });
  afterAll(() => database.close());

  async function selected(action: RunAction, node: string): Promise<readonly string[]> {
    const { where, parameters } = selectionSql(workspaceId, action, { ...EVERY_RUN, node });
    const rows = await ask((tx) => tx.query<{ id: string }>(`select r.id from runs r where ${where}`, [...parameters]));
    return rows.map(({ id }) => id);
  }

  it.each([
    ['send', [failed], keyOf(failed, { node: 'send', visit: 2 })],
    ['handled', [], null],
    ['inside', [], null],
    ['mended', [], null],
    ['before', [], null],
  ])('is told of "%s" by the failure that ended it', async (node, runs, key) => {
    expect(await selected('retry', node)).toEqual(runs);
    expect(await selected('skip', node)).toEqual(runs);
    expect(await ask((tx) => operable.stepAt(tx, failed, node))).toBe(key);
  });

  it.each([
    ['send', undefined, 1, false],
    ['send', undefined, 2, true],
    ['handled', undefined, 1, false],
    ['inside', '0', 1, false],
  ])('is asked of a step of its own: "%s", round %s, visit %d: %s', async (node, path, visit, standsHere) => {
    const key = keyOf(failed, { node, visit, ...(path === undefined ? {} : { path }) });
    expect(await ask((tx) => operable.step(tx, failed, key))).toEqual({ nodeId: node, standsHere });
  });

  it('is where it waits, as long as it goes on', async () => {
    expect(await selected('skip', 'ask')).toEqual([waiting]);
    expect(await selected('skip', 'handled')).toEqual([]);
    expect(await ask((tx) => operable.stepAt(tx, waiting, 'ask'))).toBe(keyOf(waiting, { node: 'ask' }));
  });
});
