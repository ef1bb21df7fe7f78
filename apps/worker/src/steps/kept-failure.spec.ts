import { randomUUID } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import { aGraph, edge, node } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { entryOf, FailedForGood, resultIn } from './kept-failure.ts';
import { KeptResults } from './kept-results.ts';
import { StepTries } from './step-tries.ts';

const fixture = new WorkerFixture();
let runId = '';
let subjectKeyRef = '';

beforeAll(async () => {
  await fixture.open();
  const { lead } = await fixture.publish(
    aGraph(node('lead', 'trigger.webhook', { savePerson: false }), node('end', 'flow.end'), edge('lead', 'end')),
  );
  runId = randomUUID();
  subjectKeyRef = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => fixture.keys.create(tx, null));
  await fixture.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
     select $1, $2, workflow_id, 1, $1, 'lead', $3 from triggers where id = $4`,
    [runId, fixture.workspaceId, subjectKeyRef, lead],
  );
});

afterAll(() => fixture.close());

const DONE = { port: 'next', output: { id: 'A1' } };
const REFUSED = new DomainError('provider-rejected', 'The shop refused the order.');

/** A try of a worker that knows nothing of others: it fails, and there is no other. */
const fail = (stepKey: string, error = REFUSED, ref = subjectKeyRef) =>
  new StepTries(fixture.database.runner, fixture.keys).afterFailure(
    { workspaceId: fixture.workspaceId, runId, planHash: '', subjectKeyRef: ref },
    stepKey,
    { attempts: 1, firstDelaySeconds: 1 },
    error,
  );
/** One that succeeds. Gives what the ledger holds then. */
const succeed = (stepKey: string) =>
  new KeptResults(fixture.database.runner, fixture.keys).keep(
    fixture.workspaceId,
    { runId, stepKey, subjectKeyRef },
    DONE,
  );

it('whatever the tries of a step say, the first of them that the ledger was told counts', async () => {
  expect(await succeed('done')).toEqual(DONE);
  expect(await fail('done')).toEqual({ kind: 'done', result: DONE });

  expect(await fail('failed')).toMatchObject({ kind: 'final', attempt: 1, error: { code: 'provider-rejected' } });
  const held = await succeed('failed');
  expect(() => resultIn(held)).toThrow(new FailedForGood(REFUSED, 1));
  const late = new DomainError('timed-out', 'It took too long.');
  expect(await fail('failed', late)).toMatchObject({ kind: 'final', attempt: 1, error: { message: REFUSED.message } });
});

it('one outcome is left of tries that end at the same moment', async () => {
  const keys = Array.from({ length: 10 }, (_, index) => `both:${String(index)}`);
  await Promise.all(
    keys.map(async (key) => {
      const [failure, held] = await Promise.all([fail(key), succeed(key)]);
      expect(failure.kind).toBe('failed' in held ? 'final' : 'done');
    }),
  );
});

it('a failure that was read from the ledger is no further try', async () => {
  expect(await fail('read', new FailedForGood(REFUSED, 3))).toMatchObject({ kind: 'final', attempt: 3 });
  expect(await fixture.query(`select 1 from step_attempts where step_key = 'read'`)).toEqual([]);
});

it('nothing of it is kept about a person who was erased', async () => {
  expect(await fail('erased', REFUSED, 'kgone')).toMatchObject({ kind: 'final', attempt: 1 });
  expect(await fixture.query(`select 1 from step_results where step_key = 'erased'`)).toEqual([]);
});

it('an entry says what the step failed with', () => {
  const failure = new FailedForGood(REFUSED, 2);
  const thrown = (() => {
    try {
      return resultIn(entryOf(failure));
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toMatchObject({ attempt: 2, code: 'provider-rejected', message: REFUSED.message });
  expect(resultIn(DONE)).toBe(DONE);
});
