import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { TemporalLink } from './temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;

beforeAll(async () => {
  await fixture.open();
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await fixture.close();
});

const WAITING = [
  node('lead', 'trigger.webhook', { savePerson: true, phone: '{{ trigger.phone }}' }),
  node('answer', 'wait.reply', { limit: { amount: 2, unit: 'days' } }),
  edge('lead', 'answer'),
];

/** Whether Temporal handed over the first task of a run with its answer to the start. */
async function wasEager(everyRunOnTemporal: boolean): Promise<unknown> {
  const { lead = '' } = await fixture.publish(aGraph(...WAITING, settings({ everyRunOnTemporal })));
  const eventId = await fixture.post('webhook.received', lead, { phone: '+994501234567' });
  const run = await fixture.runWith(eventId, 'waiting');
  const { temporal } = worker.get(TemporalLink).requireClient();
  const history = await temporal.workflow.getHandle(run.temporal_workflow_id ?? '').fetchHistory();
  return history.events?.[0]?.workflowExecutionStartedEventAttributes?.eagerExecutionAccepted;
}

it.each([
  ['from its beginning', true],
  ['from its first wait on', false],
])('takes the first task of a run that Temporal has %s with the answer to the start', async (_, everyRunOnTemporal) => {
  expect(await wasEager(everyRunOnTemporal)).toBe(true);
});
