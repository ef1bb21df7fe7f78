import { randomUUID } from 'node:crypto';
import { MessageSender, MessageStatuses, WhatsAppClient } from '@flowkeep/messaging';
import type { RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import {
  createAddressHash,
  OperableRunRepository,
  SendLedgerRepository,
  StepResultRepository,
} from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { UnheardOutcomes } from '../commands/unheard-outcomes.ts';
import { createLogger } from '../logger.ts';
import { addReachablePeople, connectionsOf } from '../spec/reachable-people.ts';
import { WhatsAppServer } from '../spec/whatsapp-server.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { entryOf, FailedForGood } from './kept-failure.ts';
import { type DomainServices, NodeServicesFactory } from './node-services.ts';
import { ProviderPace } from './provider-pace.ts';
import { StepExecutor } from './step-executor.ts';

const fixture = new WorkerFixture();
let whatsapp: WhatsAppServer;
let run: { readonly runId: string; readonly subjectKeyRef: string };
let person = '';

beforeAll(async () => {
  await fixture.open();
  whatsapp = await WhatsAppServer.start('offer');
  const { start } = await fixture.publish(
    aGraph(node('start', 'trigger.manual'), node('end', 'flow.end'), edge('start', 'end')),
  );
  [person = ''] = await addReachablePeople(fixture, ['offer'], 1);
  const runId = randomUUID();
  const subjectKeyRef = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    fixture.keys.create(tx, null),
  );
  await fixture.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, contact_id)
     select $1, $2, workflow_id, 1, $1, 'start', $3, $5 from triggers where id = $4`,
    [runId, fixture.workspaceId, subjectKeyRef, start, person],
  );
  run = { runId, subjectKeyRef };
});

afterAll(async () => {
  await whatsapp.close();
  await fixture.close();
});

const keyOf = (visit: number): string => `${run.runId}:offer:${String(visit)}`;

/** A try by a worker of its own, which waits for no lost answer. */
function send(visit: number) {
  const { workspaceId } = fixture;
  const { runner } = fixture.database;
  const messages = new MessageSender({
    transactions: runner,
    keys: fixture.keys,
    connections: connectionsOf(fixture),
    hashAddress: createAddressHash(fixture.rootKey),
    whatsapp: new WhatsAppClient({ baseUrl: whatsapp.url }),
    unknown: { sinceCall: 0, atLeast: 0, pollEvery: 5 },
  });
  const pace = new ProviderPace(runner, { whatsapp: null, ai: null, http: null });
  const services = new NodeServicesFactory({ messages, pace } as Partial<DomainServices> as DomainServices);
  return new StepExecutor(runner, fixture.keys, services, createLogger('silent')).execute(
    {
      v: 1,
      run: { workspaceId, planHash: '', ...run },
      stepKey: keyOf(visit),
      nodeType: 'whatsapp.send',
      attempts: 3,
      timeoutSeconds: 30,
      config: { kind: 'template', template: 'offer', language: 'az', variables: [] },
      contact: {
        id: person,
        name: 'Aysel',
        phone: '+994501234510',
        email: null,
        language: null,
        timeZone: null,
        source: null,
        attributes: {},
      },
      workspace: { id: workspaceId, name: '', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' },
    },
    1,
    new AbortController().signal,
  );
}

/** What WhatsApp says at last of the message of a step. */
async function delivered(stepKey: string): Promise<void> {
  const [message] = await fixture.query<{ id: string }>(`select id from messages where step_key = $1`, [stepKey]);
  await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new MessageStatuses().apply(tx, 'whatsapp', {
      providerId: `wamid.${randomUUID()}`,
      ownId: message?.id ?? null,
      status: 'delivered',
      at: new Date(),
      errorCode: null,
    }),
  );
}

/** A step whose answer is lost, kept as unknown. */
async function unknown(visit: number): Promise<void> {
  const first = send(visit);
  await waitFor(() => Promise.resolve(whatsapp.templates.length === visit));
  whatsapp.breakOff();
  expect(await first).toMatchObject(UNKNOWN);
}

/** What a run that failed at something else makes of a message beside it, or of one that it failed at itself. */
function settled(
  visit: number,
  { failed = false, mayRepeat = true, onError = 'fail', isOpened = false } = {},
): Promise<boolean> {
  const step = { node: 0, visit, kind: 'executing', startedAt: 0, until: null, config: {} } as const;
  const state = { broken: [{ key: keyOf(visit), step, failed }] } as unknown as RunState;
  const plan = { nodes: [{ type: 'whatsapp.send', onError, ports: {}, firstPort: 'sent' }] } as unknown as Plan;
  return fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const { broken } = await new UnheardOutcomes(fixture.keys).settle(tx, {
      id: run.runId,
      subjectKeyRef: run.subjectKeyRef,
      plan,
      state,
      mayRepeat,
      isOpened,
    });
    return broken?.[0]?.failed ?? false;
  });
}

/** The step has failed for good, as the ledger says. */
function failedForGood(visit: number): Promise<unknown> {
  const failure = entryOf(new FailedForGood({ code: 'timed-out', message: 'It took too long.' }, 1));
  const place = { ...run, stepKey: keyOf(visit) };
  return fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const ledger = new StepResultRepository(fixture.keys);
    await ledger.forget(tx, place);
    return ledger.keep(tx, place, failure);
  });
}

const UNKNOWN = { port: 'not_sent', output: { reason: 'outcome-unknown' } };

it('what nobody knows of a message is kept, and only a retry of its run learns more, with nothing sent', async () => {
  await unknown(1);
  expect(await fixture.query(`select 1 from step_results where run_id = $1`, [run.runId])).toHaveLength(1);
  await delivered(keyOf(1));
  expect(await send(1)).toMatchObject(UNKNOWN);
  expect(await settled(1)).toBe(false);
  expect(await send(1)).toMatchObject({ port: 'sent' });
  expect(whatsapp.templates).toHaveLength(1);
});

it('a retry learns nothing more where the run has gone on behind the message', async () => {
  await unknown(2);
  await delivered(keyOf(2));
  await failedForGood(99);
  expect(await settled(2)).toBe(false);
  expect(await send(2)).toMatchObject(UNKNOWN);
});

describe('a message whose step failed when nobody heard it any more', () => {
  it('is not sent again while nobody knows what became of it, and is learned', async () => {
    await unknown(3);
    await failedForGood(3);
    expect(await settled(3)).toBe(false);
    expect(await send(3)).toMatchObject(UNKNOWN);
    await failedForGood(3);
    await delivered(keyOf(3));
    expect(await settled(3)).toBe(false);
    expect(await send(3)).toMatchObject({ port: 'sent' });
    expect(whatsapp.templates).toHaveLength(3);
  });

  it('is sent again where it certainly was not sent', async () => {
    await failedForGood(50);
    expect(await settled(50)).toBe(true);
  });

  it('stays failed where its drawing says what follows', async () => {
    await failedForGood(51);
    expect(await settled(51, { onError: 'continue' })).toBe(false);
    await expect(send(51)).rejects.toThrow(FailedForGood);
  });
});

describe('a message that the run failed at', () => {
  it('is sent again only where somebody said so while nobody knows', async () => {
    await unknown(4);
    await failedForGood(4);
    expect(await settled(4, { failed: true })).toBe(true);
    expect(await settled(4, { failed: true, mayRepeat: false })).toBe(false);
  });

  it('is never sent again where it has arrived', async () => {
    await delivered(keyOf(4));
    expect(await settled(4, { failed: true })).toBe(false);
    expect(await send(4)).toMatchObject({ port: 'sent' });
    expect(whatsapp.templates).toHaveLength(4);
  });
});

describe('a message that was put down and never called for', () => {
  const putDown = async (visit: number): Promise<string> => {
    await unknown(visit);
    const sql = `update messages set status = 'queued', call_started_at = null where step_key = $1 returning id`;
    const [message] = await fixture.query<{ id: string }>(sql, [keyOf(visit)]);
    await failedForGood(visit);
    return message?.id ?? '';
  };
  const startCall = (id: string) =>
    fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => new SendLedgerRepository().startCall(tx, id));

  it('is called for by nobody once its step is tried anew', async () => {
    const id = await putDown(5);
    expect(await settled(5, { failed: true, mayRepeat: false })).toBe(true);
    expect(await startCall(id)).toBeNull();
    expect(await settled(5, { failed: true, mayRepeat: false, isOpened: true })).toBe(true);
  });

  it('is not tried anew unasked where a worker that was held up has come for it', async () => {
    const id = await putDown(6);
    expect(await startCall(id)).not.toBeNull();
    expect(await settled(6, { failed: true, mayRepeat: false })).toBe(false);
  });
});

describe('a message whose fate is learned', () => {
  const triesOf = async (visit: number): Promise<number> => {
    const sql = `select 1 from step_attempts where step_key = $1`;
    return (await fixture.query(sql, [keyOf(visit)])).length;
  };

  it('may take as many tries as at first', async () => {
    for (const visit of [7, 8]) {
      await unknown(visit);
      await fixture.query(`insert into step_attempts (workspace_id, run_id, step_key, failed) values ($1, $2, $3, 3)`, [
        fixture.workspaceId,
        run.runId,
        keyOf(visit),
      ]);
    }
    await failedForGood(7);
    expect(await settled(7, { failed: true, mayRepeat: false })).toBe(false);
    expect(await settled(8)).toBe(false);
    expect([await triesOf(7), await triesOf(8)]).toEqual([0, 0]);
  });

  it('is not forgotten again by an order that is delivered twice', async () => {
    await delivered(keyOf(7));
    expect(await send(7)).toMatchObject({ port: 'sent' });
    const sent = whatsapp.templates.length;
    expect(await settled(7, { failed: true, mayRepeat: false, isOpened: true })).toBe(false);
    expect(await fixture.query(`select 1 from step_results where step_key = $1`, [keyOf(7)])).toHaveLength(1);
    expect(whatsapp.templates).toHaveLength(sent);
  });
});

it('whoever orders a retry is asked first while the call at which the run failed is open', async () => {
  const { runner } = fixture.database;
  const isAsked = async (): Promise<boolean> => {
    const found = await runner.inWorkspace(fixture.workspaceId, (tx) => new OperableRunRepository().get(tx, run.runId));
    return found.sendUnknown;
  };
  await unknown(9);
  await fixture.query(`update messages set status = 'queued' where step_key = $1`, [keyOf(9)]);
  await fixture.query(
    `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, started_at, ended_at, sequence)
     values ($1, $2, $3, 'offer', 'whatsapp.send', 9, 'failed', now(), now(), 1)`,
    [fixture.workspaceId, run.runId, keyOf(9)],
  );
  await fixture.query(`update runs set status = 'failed', ended_at = now() where id = $1`, [run.runId]);
  expect(await isAsked()).toBe(true);
  await delivered(keyOf(9));
  expect(await isAsked()).toBe(false);
});
