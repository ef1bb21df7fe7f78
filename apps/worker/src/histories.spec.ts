import 'reflect-metadata';
import type { Graph } from '@flowkeep/graph';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { RunHistories } from './spec/run-histories.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  await histories.open();
}, 240_000);

afterAll(async () => {
  await histories.close();
  await other.close();
  await fixture.close();
});

const onTemporal = settings({ everyRunOnTemporal: true });
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
    onTemporal,
  );

async function begin(graph: Graph): Promise<string> {
  const { lead: trigger = '' } = await fixture.publish(graph);
  return fixture.post('webhook.received', trigger, PERSON);
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
      onTemporal,
    );
    await histories.replays('branches-and-join', await fixture.runWith(await begin(graph), 'completed'));
  });

  it('that got its answer by a signal', async () => {
    const eventId = await begin(withReply(3_600));
    const { contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
    await fixture.post('message.received', 'whatsapp', { text: 'Bəli' }, contactId);
    await histories.replays('answered', await fixture.runWith(eventId, 'completed'));
  });

  it('that waited in vain', async () => {
    await histories.replays('silent', await fixture.runWith(await begin(withReply(1)), 'completed'));
  });

  it('that tried a step again and left it by the error port', async () => {
    const graph = aGraph(
      lead,
      call('tell', { onError: 'port', retry: { attempts: 2, firstDelaySeconds: 1 } }),
      call('rescue'),
      edge('lead', 'tell'),
      edge('tell:error', 'rescue'),
      onTemporal,
    );
    other.failNext(503, 503);
    await histories.replays('error-port', await fixture.runWith(await begin(graph), 'completed'));
  });

  it('that failed', async () => {
    other.failNext(404);
    await histories.replays(
      'failed',
      await fixture.runWith(await begin(aGraph(lead, call('tell'), edge('lead', 'tell'), onTemporal)), 'failed'),
    );
  });

  it('that was cancelled while it waited', async () => {
    const eventId = await begin(withReply(3_600));
    const { temporal_workflow_id: workflowId } = await fixture.runWith(eventId, 'waiting');
    await histories.client.cancel(workflowId ?? '');
    const run = await fixture.runWith(eventId, 'cancelled');
    await histories.replays('cancelled', run);
    expect(await fixture.steps(run.id)).toContain('answer: cancelled');
  });

  it('of quick steps alone', async () => {
    const drawing = [lead, node('save', 'contact.upsert', { source: 'Ad' }), edge('lead', 'save')];
    const graph = aGraph(...drawing, onTemporal);
    await histories.replays('quick-steps', await fixture.runWith(await begin(graph), 'completed'));
  });
});
