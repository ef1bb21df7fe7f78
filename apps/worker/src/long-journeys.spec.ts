import 'reflect-metadata';
import type { Graph } from '@flowkeep/graph';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { RunHistories } from './spec/run-histories.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';

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
const call = (id: string, body = id) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body });
const save = (id: string) => node(id, 'contact.upsert', { source: id });
const sleep = (id: string, amount: number, unit = 'seconds') =>
  node(id, 'wait.time', { mode: 'for', duration: { amount, unit } });
const paid = { kind: 'event.custom', name: 'order.paid', about: 'contact', match: '' };

async function begin(graph: Graph, more = {}): Promise<string> {
  const { lead: trigger = '' } = await fixture.publish(graph);
  return fixture.post('webhook.received', trigger, { ...PERSON, ...more });
}

const completed = (eventId: string): Promise<RunRow> => fixture.runWith(eventId, 'completed');

describe('the history of a run replays', () => {
  it('that did something for each item of a list', async () => {
    const graph = aGraph(
      lead,
      node('each', 'flow.each', { items: '{{ trigger.items }}', concurrency: 2, collect: '{{ steps.ask.status }}' }),
      call('ask', 'item {{ steps.each.item }}'),
      save('after'),
      edge('lead', 'each'),
      edge('each:each', 'ask'),
      edge('each:done', 'after'),
      onTemporal,
    );
    const run = await completed(await begin(graph, { items: ['a', 'b', 'c'] }));
    await histories.replays('for-each', run);
    expect(other.bodies.filter((body) => body.startsWith('item '))).toEqual(
      expect.arrayContaining(['item a', 'item b', 'item c']),
    );
    expect(await fixture.steps(run.id)).toContain('each: done/done');
  });

  it('that repeated steps while a rule held', async () => {
    const rule = { left: '{{ vars.count }}', operator: 'less', right: '3' };
    const graph = aGraph(
      lead,
      node('begin', 'data.set', { values: [{ name: 'count', value: '0' }] }),
      node('again', 'flow.repeat', { condition: { match: 'all', rules: [rule] }, limit: 10 }),
      node('next', 'data.set', { values: [{ name: 'count', value: '{{ steps.again.number }}' }] }),
      save('round'),
      edge('lead', 'begin'),
      edge('begin', 'again'),
      edge('again:round', 'next'),
      edge('next', 'round'),
      onTemporal,
    );
    await histories.replays('repeat', await completed(await begin(graph)));
  });

  it('that asked somebody and got an answer', async () => {
    const choices = [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ];
    const graph = aGraph(
      lead,
      node('ask', 'wait.approval', { question: 'May {{ contact.name }} have it?', choices }),
      save('given'),
      edge('lead', 'ask'),
      edge('ask:yes', 'given'),
      onTemporal,
    );
    const eventId = await begin(graph);
    const { id, contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
    await fixture.post('approval.answered', `${id}:ask:1`, { choice: 'yes', by: 'Rəna', note: '' }, contactId);
    const run = await completed(eventId);
    expect(await fixture.steps(run.id)).toContain('ask: done/yes');
    await histories.replays('approval', run);
  });

  it('that was paused, and resumed with an answer that had come meanwhile', async () => {
    const graph = aGraph(
      lead,
      node('answer', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
      save('answered'),
      edge('lead', 'answer'),
      edge('answer:replied', 'answered'),
      onTemporal,
    );
    const eventId = await begin(graph);
    const { id, contact_id: contactId, temporal_workflow_id: workflowId } = await fixture.runWith(eventId, 'waiting');
    expect(await histories.client.order(workflowId ?? '', { kind: 'pause' })).toBe(true);
    await fixture.runWith(eventId, 'paused');
    const answer = await fixture.post('message.received', 'whatsapp', { text: 'Bəli' }, contactId);
    await waitFor(async () => {
      const told = `select 1 from waits where run_id = $1 and event_id = $2 and not signal_pending`;
      return (await fixture.query(told, [id, answer])).length === 1;
    });
    expect(await fixture.steps(id)).not.toContain('answer: done/replied');
    await histories.client.order(workflowId ?? '', { kind: 'resume' });
    const run = await completed(eventId);
    expect(await fixture.steps(id)).toContain('answer: done/replied');
    await histories.replays('paused', run);
  });

  it('that reached its goal in the middle of a wait', async () => {
    const graph = aGraph(
      lead,
      sleep('pause', 1, 'hours'),
      node('won', 'flow.goal', paid),
      save('never'),
      edge('lead', 'pause'),
      edge('pause', 'never'),
      onTemporal,
    );
    const eventId = await begin(graph);
    const { contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
    await fixture.post('event.custom', 'order.paid', { amount: 5 }, contactId);
    const run = await completed(eventId);
    const [row] = await fixture.query<{ outcome: string }>(`select outcome from runs where id = $1`, [run.id]);
    expect(row).toEqual({ outcome: 'won' });
    await histories.replays('goal', run);
  });

  it('whose time was over', async () => {
    const limit = settings({ everyRunOnTemporal: true, timeLimitSeconds: 1 });
    const eventId = await begin(aGraph(lead, sleep('pause', 1, 'hours'), edge('lead', 'pause'), limit));
    const run = await fixture.runWith(eventId, 'failed');
    expect(run.error).toMatchObject({ code: 'timed-out' });
    await histories.replays('deadline', run);
  });

  it('that undid its work when it was cancelled', async () => {
    const graph = aGraph(
      lead,
      call('book'),
      sleep('pause', 1, 'hours'),
      node('undo', 'flow.compensate', { of: 'book' }),
      call('give_back'),
      edge('lead', 'book'),
      edge('book', 'pause'),
      edge('undo', 'give_back'),
      onTemporal,
    );
    const eventId = await begin(graph);
    const { temporal_workflow_id: workflowId } = await fixture.runWith(eventId, 'waiting');
    await histories.client.cancel(workflowId ?? '');
    const run = await fixture.runWith(eventId, 'cancelled');
    expect(other.bodies).toContain('give_back');
    await histories.replays('compensation', run);
  });

  it('that waited for a run of its own', async () => {
    const { called = '' } = await fixture.publish(
      aGraph(
        node('called', 'trigger.call', { inputs: [{ name: 'price', type: 'text', required: true }] }),
        node('end', 'flow.end', { values: [{ name: 'double', value: '{{ trigger.price }}{{ trigger.price }}' }] }),
        edge('called', 'end'),
      ),
    );
    const [callee] = await fixture.query<{ id: string }>(`select workflow_id as id from triggers where id = $1`, [
      called,
    ]);
    const inputs = [{ name: 'price', value: '7' }];
    const graph = aGraph(
      lead,
      node('sub', 'flow.call', { workflow: callee?.id ?? '', mode: 'own', wait: true, inputs }),
      call('tell', 'gave {{ steps.sub.double }}'),
      edge('lead', 'sub'),
      edge('sub:done', 'tell'),
      onTemporal,
    );
    const run = await completed(await begin(graph));
    expect(other.bodies).toContain('gave 77');
    await histories.replays('sub-run', run);
  });

  it('that called other systems one after the other', async () => {
    const names = ['one', 'two', 'three', 'four'];
    const lines = ['lead', ...names].slice(0, -1).map((from, index) => edge(from, names[index] ?? ''));
    const run = await completed(await begin(aGraph(lead, ...names.map((name) => call(name)), ...lines, onTemporal)));
    expect(other.bodies.filter((body) => names.includes(body))).toEqual(names);
    await histories.replays('chain', run);
  });

  it('that skipped a step and moved to another version', async () => {
    const drawing = (behind: string) =>
      aGraph(lead, sleep('pause', 1, 'hours'), save(behind), edge('lead', 'pause'), edge('pause', behind), onTemporal);
    const eventId = await begin(drawing('old'));
    const { id, temporal_workflow_id: workflowId } = await fixture.runWith(eventId, 'waiting');
    const planHash = await fixture.keepPlan(drawing('new'));
    const plan = { flowkeepPlan: planHash, workspaceId: fixture.workspaceId };
    await histories.client.order(workflowId ?? '', { kind: 'move', planHash, version: 2, mapping: {}, plan });
    await waitFor(
      async () => (await fixture.query(`select 1 from runs where id = $1 and version = 2`, [id])).length > 0,
    );
    await histories.client.order(workflowId ?? '', { kind: 'skip', stepKey: `${id}:pause:1` });
    const run = await completed(eventId);
    expect(await fixture.steps(id)).toContain('new: done/next');
    await histories.replays('moved', run);
  });

  it('that went on under a new history in the middle of its work', async () => {
    const graph = aGraph(
      lead,
      call('ask'),
      node('answer', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
      call('thank', 'thanks {{ steps.answer.text }}'),
      edge('lead', 'ask'),
      edge('ask', 'answer'),
      edge('answer:replied', 'thank'),
      onTemporal,
    );
    const eventId = await begin(graph);
    const waiting = await fixture.runWith(eventId, 'waiting');
    const handle = histories.handle(waiting);
    const first = (await handle.describe()).runId;
    const event = { id: 'none', kind: 'message.received', key: '', contactId: null, payload: {}, receivedAt: '' };
    for (let sent = 0; sent < 2_000; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => handle.signal('event', { stepKey: 'none', event })));
      // All of them at once would be more than one task of a slow machine may take.
      const hasHeard = async (): Promise<boolean> => (await handle.describe()).raw.pendingWorkflowTask == null;
      await waitFor(hasHeard, { timeout: 60_000, what: 'The run has heard them' });
    }
    await waitFor(async () => (await handle.describe()).runId !== first, { timeout: 60_000, what: 'A new history' });
    await fixture.post('message.received', 'whatsapp', { text: 'Sabah' }, waiting.contact_id);
    const run = await completed(eventId);
    expect(other.bodies).toContain('thanks Sabah');
    await histories.replays('continued', run, first);
    await histories.replays('continued', run);
  }, 180_000);
});

describe('a history is short', () => {
  it('of ten pure and quick steps: one task and at most 12 events', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `step${String(index)}`);
    const steps = names.map((name, index) =>
      index % 2 === 0 ? save(name) : node(name, 'data.set', { values: [{ name, value: '{{ contact.name }}' }] }),
    );
    const lines = ['lead', ...names].slice(0, -1).map((from, index) => edge(from, names[index] ?? ''));
    const run = await completed(await begin(aGraph(lead, ...steps, ...lines, onTemporal)));
    expect(await histories.length(run)).toBeLessThanOrEqual(12);
    const { events = [] } = await histories.handle(run).fetchHistory();
    expect(events?.filter(({ workflowTaskCompletedEventAttributes: task }) => task != null)).toHaveLength(1);
  });

  it('of one message and a wait for its answer: at most 25 events', async () => {
    const graph = aGraph(
      lead,
      call('ask'),
      node('answer', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
      save('answered'),
      edge('lead', 'ask'),
      edge('ask', 'answer'),
      edge('answer:replied', 'answered'),
      onTemporal,
    );
    const eventId = await begin(graph);
    const { contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
    await fixture.post('message.received', 'whatsapp', { text: 'Bəli' }, contactId);
    expect(await histories.length(await completed(eventId))).toBeLessThanOrEqual(25);
  });
});
