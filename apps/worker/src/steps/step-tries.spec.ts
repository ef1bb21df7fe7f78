import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { DomainError, type ErrorCode } from '@flowkeep/contracts';
import type { RetryPolicy } from '@flowkeep/graph';
import { aGraph, edge, node } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { StepTries } from './step-tries.ts';

const fixture = new WorkerFixture();
let runId = '';

beforeAll(async () => {
  await fixture.open();
  const triggers = await fixture.publish(
    aGraph(node('lead', 'trigger.webhook', { savePerson: false }), node('end', 'flow.end'), edge('lead', 'end')),
  );
  const [workflow] = await fixture.query<{ id: string }>(`select workflow_id as id from triggers where id = $1`, [
    triggers['lead'],
  ]);
  runId = randomUUID();
  await fixture.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
     values ($1, $2, $3, 1, $1, 'lead', 'k')`,
    [runId, fixture.workspaceId, workflow?.id],
  );
});

afterAll(() => fixture.close());

/** A worker that knows nothing of what others have tried. */
const worker = () => new StepTries(fixture.database.runner, fixture.keys);
const run = () => ({ workspaceId: fixture.workspaceId, runId, planHash: 'h', subjectKeyRef: 'k' });
const fail = (stepKey: string, policy: RetryPolicy, code: ErrorCode = 'provider-unavailable') =>
  worker().afterFailure(run(), stepKey, policy, new DomainError(code, 'No.'));

it('gives a step no more tries than its node says, whichever worker makes them', async () => {
  const policy = { attempts: 3, firstDelaySeconds: 1 };
  expect((await fail('a', policy)).kind).toBe('again');
  expect((await fail('a', policy)).kind).toBe('again');
  expect(await fail('a', policy)).toMatchObject({ kind: 'final', attempt: 3 });
});

it.each([
  ['double', [2_000, 4_000, 8_000]],
  ['same', [2_000, 2_000, 2_000]],
] as const)('pauses between tries as its node says: %s', async (backoff, pauses) => {
  const policy = { attempts: 5, firstDelaySeconds: 2, backoff };
  const seen: unknown[] = [];
  for (const _ of pauses) {
    const failure = await fail(`pause:${backoff}`, policy);
    if (failure.kind === 'again') seen.push(failure.order.nextRetryDelay);
  }
  expect(seen).toEqual(pauses);
});

it('lets nobody try a step before its pause is over', async () => {
  await fail('early', { attempts: 3, firstDelaySeconds: 60 });
  const again = await worker().pauseOf(run(), 'early');
  expect(again).toMatchObject({ attempt: 1, order: { type: 'provider-unavailable', message: 'No.' } });
  expect(Number(again?.order.nextRetryDelay)).toBeGreaterThan(50_000);
  expect(await worker().pauseOf(run(), 'other')).toBeUndefined();
  await fail('early', { attempts: 2, firstDelaySeconds: 60 });
  expect(await worker().pauseOf(run(), 'early')).toBeUndefined();
  const said = await fixture.query(`select code, message from step_attempts where run_id = $1 and step_key = 'early'`, [
    runId,
  ]);
  expect(said).toEqual([{ code: null, message: null }]);
});

it('tries again only what its node says is worth it', async () => {
  const policy = { attempts: 5, firstDelaySeconds: 1, on: ['provider-rejected'] };
  expect((await fail('on', policy, 'provider-rejected')).kind).toBe('again');
  expect((await fail('on', policy, 'provider-unavailable')).kind).toBe('final');
});

it('does not count what was not tried because our own database is away', async () => {
  expect((await fail('out', { attempts: 1, firstDelaySeconds: 1 }, 'unavailable')).kind).toBe('outage');
});

it('tells Temporal the code and the number of the try', async () => {
  const failure = await fail('told', { attempts: 2, firstDelaySeconds: 1 });
  if (failure.kind !== 'again') throw new Error('It is to be tried again.');
  expect(failure.order).toBeInstanceOf(ApplicationFailure);
  expect(failure.order).toMatchObject({ type: 'provider-unavailable', details: [1] });
});
