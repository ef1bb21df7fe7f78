import { randomUUID } from 'node:crypto';
import { MessageSender, MessageStatuses, WhatsAppClient } from '@flowkeep/messaging';
import { createAddressHash } from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { createLogger } from '../logger.ts';
import { addReachablePeople, connectionsOf } from '../spec/reachable-people.ts';
import { WhatsAppServer } from '../spec/whatsapp-server.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
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

/** A try by a worker of its own, which waits for no lost answer. */
function send() {
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
      stepKey: `${run.runId}:offer:1`,
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

it('a later try learns what became of a message whose answer was lost, and sends nothing', async () => {
  const first = send();
  await waitFor(() => Promise.resolve(whatsapp.templates.length === 1));
  whatsapp.breakOff();
  expect(await first).toMatchObject({ port: 'not_sent', output: { reason: 'outcome-unknown' } });
  expect(await fixture.query(`select 1 from step_results where run_id = $1`, [run.runId])).toEqual([]);

  const [message] = await fixture.query<{ id: string }>(`select id from messages where run_id = $1`, [run.runId]);
  await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new MessageStatuses().apply(tx, 'whatsapp', {
      providerId: `wamid.${randomUUID()}`,
      ownId: message?.id ?? null,
      status: 'delivered',
      at: new Date(),
      errorCode: null,
    }),
  );
  expect(await send()).toMatchObject({ port: 'sent' });
  expect(whatsapp.templates).toEqual(['offer']);
  expect(await fixture.query(`select 1 from step_results where run_id = $1`, [run.runId])).toHaveLength(1);
});
