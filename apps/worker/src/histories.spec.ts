import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Graph } from '@flowkeep/graph';
import { createPayloadCipher, PlanRepository, SubjectSealer } from '@flowkeep/persistence';
import { CachedPlanSource, createDataConverter } from '@flowkeep/temporal';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { createWorker } from './create-worker.ts';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { recordHistory } from './spec/recorded-history.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';
import { loadWorkflowBundle } from './temporal/workflow-bundle.ts';

/**
 * With FLOWKEEP_RECORD_HISTORIES=<folder> the histories made here are kept; those of each released version lie in
 * workflows/runtime/histories and must replay for ever.
 */
const FOLDER = process.env['FLOWKEEP_RECORD_HISTORIES'];

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let other: EchoServer;
let workflowBundle: WorkflowBundleOption;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  worker = await createWorker(fixture.config({ logLevel: 'silent' }));
  await worker.listen(0);
  workflowBundle = await loadWorkflowBundle();
}, 60_000);

afterAll(async () => {
  await worker.close();
  await other.close();
  await fixture.close();
});

const lead = node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' });
const PERSON = { name: 'Nigar Quliyeva', phone: '+994551234567' };
const call = (id: string, more = {}) =>
  node(
    id,
    'http.request',
    { method: 'POST', url: other.url, bodyKind: 'text', body: `${id} {{ contact.name }}` },
    more,
  );
const wait = (id: string, amount: number) => node(id, 'wait.reply', { limit: { amount, unit: 'seconds' } });
const withReply = (seconds: number): Graph =>
  aGraph(
    lead,
    call('greet'),
    wait('answer', seconds),
    call('thank'),
    node('note', 'contact.upsert', { source: 'silent' }),
    edge('lead', 'greet'),
    edge('greet', 'answer'),
    edge('answer:replied', 'thank'),
    edge('answer:silent', 'note'),
  );

async function begin(graph: Graph): Promise<string> {
  const { lead: trigger = '' } = await fixture.publish(graph);
  return fixture.post('webhook.received', trigger, PERSON);
}

/** Replays what has just happened, sealed as it is; keeps it readable where that is asked for. */
async function replays(name: string, run: RunRow): Promise<void> {
  const { runner } = fixture.database;
  const load = (workspaceId: string, hash: string) =>
    runner.inWorkspace(workspaceId, (tx) => new PlanRepository().get(tx, hash));
  const cipher = createPayloadCipher(new SubjectSealer(runner, fixture.keys));
  const dataConverter = createDataConverter({ plans: new CachedPlanSource(load), cipher });
  const { temporal } = worker.get(TemporalLink).requireClient();
  const workflowId = run.temporal_workflow_id ?? '';
  const handle = temporal.workflow.getHandle(workflowId);
  // The database knows of the end a moment before Temporal does.
  await handle.result().catch(() => undefined);
  const history = await handle.fetchHistory();
  expect(JSON.stringify(history)).not.toContain(Buffer.from('Nigar').toString('base64').slice(0, 6));
  await Worker.runReplayHistory({ workflowBundle, dataConverter }, history, workflowId);
  if (FOLDER === undefined) return;
  const readable = await recordHistory(temporal, workflowId, dataConverter.payloadCodecs ?? []);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify({ workflowId, history: readable })}\n`);
}

describe('the history of a run replays', () => {
  it('that went through branches, a join and quick steps', async () => {
    const graph = aGraph(
      lead,
      call('left'),
      call('right'),
      node('check', 'flow.condition', {
        condition: { match: 'all', rules: [{ left: '{{ steps.left.status }}', operator: 'equals', right: 200 }] },
      }),
      node('save', 'contact.upsert', { source: 'both' }),
      edge('lead', 'left'),
      edge('lead', 'right'),
      edge('left', 'check'),
      edge('right', 'save'),
      edge('check:yes', 'save'),
    );
    await replays('branches-and-join', await fixture.runWith(await begin(graph), 'completed'));
  });

  it('that got its answer by a signal', async () => {
    const eventId = await begin(withReply(3_600));
    const { contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
    await fixture.post('message.received', 'whatsapp', { text: 'Bəli' }, contactId);
    await replays('answered', await fixture.runWith(eventId, 'completed'));
  });

  it('that waited in vain', async () => {
    await replays('silent', await fixture.runWith(await begin(withReply(1)), 'completed'));
  });

  it('that tried a step again and left it by the error port', async () => {
    const graph = aGraph(
      lead,
      call('tell', { onError: 'port', retry: { attempts: 2, firstDelaySeconds: 1 } }),
      call('rescue'),
      edge('lead', 'tell'),
      edge('tell:error', 'rescue'),
    );
    other.failNext(503, 503);
    await replays('error-port', await fixture.runWith(await begin(graph), 'completed'));
  });

  it('that failed', async () => {
    other.failNext(404);
    await replays(
      'failed',
      await fixture.runWith(await begin(aGraph(lead, call('tell'), edge('lead', 'tell'))), 'failed'),
    );
  });

  it('that was cancelled while it waited', async () => {
    const eventId = await begin(withReply(3_600));
    const { temporal_workflow_id: workflowId } = await fixture.runWith(eventId, 'waiting');
    await worker
      .get(TemporalLink)
      .requireClient()
      .cancel(workflowId ?? '');
    const run = await fixture.runWith(eventId, 'cancelled');
    await replays('cancelled', run);
    expect(await fixture.steps(run.id)).toContain('answer: cancelled');
  });

  it('of quick steps alone', async () => {
    const drawing = [lead, node('save', 'contact.upsert', { source: 'Ad' }), edge('lead', 'save')];
    const graph = aGraph(...drawing, settings({ everyRunOnTemporal: true }));
    await replays('quick-steps', await fixture.runWith(await begin(graph), 'completed'));
  });
});
