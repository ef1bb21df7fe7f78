import { randomUUID } from 'node:crypto';
import { StepResultRepository } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { KeptResults } from './kept-results.ts';

const fixture = new WorkerFixture();
/** Too large for a row of its own. */
const PADDING = 'x'.repeat(20_000);

let runId = '';
let subjectKeyRef = '';

beforeAll(async () => {
  await fixture.open();
  const triggers = await fixture.publish(
    aGraph(node('lead', 'trigger.webhook', { savePerson: false }), node('end', 'flow.end'), edge('lead', 'end')),
  );
  const [workflow] = await fixture.query<{ id: string }>(`select workflow_id as id from triggers where id = $1`, [
    triggers['lead'],
  ]);
  runId = randomUUID();
  subjectKeyRef = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => fixture.keys.create(tx, null));
  await fixture.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
     values ($1, $2, $3, 1, $1, 'lead', $4)`,
    [runId, fixture.workspaceId, workflow?.id, subjectKeyRef],
  );
});

afterAll(() => fixture.close());

const place = (stepKey: string, of = runId) => ({ runId: of, stepKey, subjectKeyRef });
const writers = async (stepKeys: readonly string[]): Promise<readonly string[]> => {
  const rows = await fixture.query<{ writer: string }>(
    `select distinct xmin::text as writer from step_results where run_id = $1 and step_key = any($2::text[])`,
    [runId, stepKeys],
  );
  return rows.map(({ writer }) => writer);
};
const many = (name: string) => Array.from({ length: 20 }, (_, index) => `${name}:${String(index)}`);

it('commits together what comes together', async () => {
  const results = new KeptResults(fixture.database.runner, fixture.keys);
  const keys = many('together');
  await Promise.all(keys.map((key) => results.keep(fixture.workspaceId, place(key), { output: { key } })));
  expect(await writers(keys)).toHaveLength(1);
});

it('keeps the others where one cannot be kept', async () => {
  const results = new KeptResults(fixture.database.runner, fixture.keys);
  const keys = many('others');
  const [broken, ...kept] = await Promise.allSettled([
    results.keep(fixture.workspaceId, place('broken', randomUUID()), { output: {} }),
    ...keys.map((key) => results.keep(fixture.workspaceId, place(key), { output: { key } })),
  ]);
  expect(broken.status).toBe('rejected');
  expect(kept.every(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await writers(keys)).toHaveLength(keys.length);
});

it('leaves what another try has kept, and gives that', async () => {
  const results = new KeptResults(fixture.database.runner, fixture.keys);
  const first = { output: { try: 1 } };
  expect(await results.keep(fixture.workspaceId, place('twice'), first)).toEqual(first);
  const before = await writers(['twice']);
  expect(await results.keep(fixture.workspaceId, place('twice'), { output: { try: 2 } })).toEqual(first);
  expect(await writers(['twice'])).toEqual(before);
});

it('gives all tries the same where they come together, each step its own', async () => {
  const runner = fixture.database.runner;
  const steps = many('tries');
  const keepBy = (results: KeptResults, attempt: number) =>
    Promise.all(
      steps.map((key) => results.keep(fixture.workspaceId, place(key), { output: { key, padding: PADDING, attempt } })),
    );
  const one = new KeptResults(runner, fixture.keys);
  const two = new KeptResults(runner, fixture.keys);
  const tries = await Promise.all([keepBy(one, 1), keepBy(one, 2), keepBy(two, 3)]);
  for (const held of tries) expect(held).toEqual(tries[0]);
  expect(tries[0]?.map(({ output }) => output)).toMatchObject(steps.map((key) => ({ key, padding: PADDING })));
  for (const [index, key] of steps.entries()) {
    const kept = await runner.inWorkspace(fixture.workspaceId, (tx) =>
      new StepResultRepository(fixture.keys).find(tx, place(key)),
    );
    expect(kept).toEqual(tries[0]?.[index]);
  }
});
