import { randomUUID } from 'node:crypto';
import { aGraph, edge, node } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { KeptResults } from './kept-results.ts';

const fixture = new WorkerFixture();
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

it('leaves what another try has kept', async () => {
  const results = new KeptResults(fixture.database.runner, fixture.keys);
  await results.keep(fixture.workspaceId, place('twice'), { output: { try: 1 } });
  const before = await writers(['twice']);
  await results.keep(fixture.workspaceId, place('twice'), { output: { try: 2 } });
  expect(await writers(['twice'])).toEqual(before);
});
