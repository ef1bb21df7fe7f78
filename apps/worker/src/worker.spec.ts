import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await other.close();
  await fixture.close();
});

const lead = node('lead', 'trigger.webhook', {
  savePerson: true,
  name: '{{ trigger.name }}',
  phone: '{{ trigger.phone }}',
});
const call = (id: string, text: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: text });
const AYGUN = { name: 'Aygün Məmmədova', phone: '050 123 45 67' };

describe('a posted event', () => {
  it('runs a workflow of three nodes on Temporal to its end', async () => {
    const { lead: trigger = '' } = await fixture.publish(
      aGraph(
        lead,
        node('save', 'contact.upsert', { source: 'Instagram' }),
        call('tell', 'Salam {{ contact.name }}'),
        edge('lead', 'save'),
        edge('save', 'tell'),
        settings({ everyRunOnTemporal: true }),
      ),
    );
    const eventId = await fixture.post('webhook.received', trigger, AYGUN);
    const run = await fixture.runWith(eventId, 'completed');
    expect(await fixture.steps(run.id)).toEqual(['lead: done/next', 'save: done/next', 'tell: done/next']);
    expect(other.bodies).toContain('Salam Aygün Məmmədova');
    expect(run.temporal_workflow_id).toMatch(/^lead-welcome-[0-9a-f]{6}~k[a-z2-7]{15}~/);
    const [contact] = await fixture.query(`select name, source from contacts where id = $1`, [run.contact_id]);
    expect(contact).toEqual({ name: 'Aygün Məmmədova', source: 'Instagram' });
  });

  it('ends a run of pure and quick nodes in its own transaction, without Temporal', async () => {
    const drawing = [lead, node('save', 'contact.upsert', { source: 'Ad' }), edge('lead', 'save')];
    const { lead: trigger = '' } = await fixture.publish(aGraph(...drawing));
    const run = await fixture.runWith(await fixture.post('webhook.received', trigger, AYGUN), 'completed');
    expect(run.temporal_workflow_id).toBeNull();
    expect(await fixture.steps(run.id)).toEqual(['lead: done/next', 'save: done/next']);
  });

  it('ends a run that waits for nobody without Temporal, calls to other systems and all', async () => {
    const { lead: trigger = '' } = await fixture.publish(
      aGraph(
        lead,
        call('first', 'first call'),
        call('second', 'second call'),
        edge('lead', 'first'),
        edge('first', 'second'),
      ),
    );
    const run = await fixture.runWith(await fixture.post('webhook.received', trigger, AYGUN), 'completed');
    expect(run.temporal_workflow_id).toBeNull();
    expect(await fixture.steps(run.id)).toEqual(['lead: done/next', 'first: done/next', 'second: done/next']);
    expect(other.bodies.filter((body) => body === 'first call' || body === 'second call')).toHaveLength(2);
  });

  it('keeps even the quickest run on Temporal when the workflow says so', async () => {
    const drawing = [lead, node('save', 'contact.upsert', { source: 'Ad' }), edge('lead', 'save')];
    const graph = aGraph(...drawing, settings({ everyRunOnTemporal: true }));
    const { lead: trigger = '' } = await fixture.publish(graph);
    const run = await fixture.runWith(await fixture.post('webhook.received', trigger, AYGUN), 'completed');
    expect(run.temporal_workflow_id).not.toBeNull();
  });
});

describe('a wait for a reply', () => {
  const asking = (limit: { amount: number; unit: string }) =>
    aGraph(
      lead,
      call('ask', 'Nə vaxt gəlirsiniz?'),
      node('answer', 'wait.reply', { limit }),
      call('thank', 'Təşəkkür: {{ steps.answer.text }}'),
      call('nudge', 'Hələ də gözləyirik'),
      edge('lead', 'ask'),
      edge('ask', 'answer'),
      edge('answer:replied', 'thank'),
      edge('answer:silent', 'nudge'),
    );

  it('goes on with the answer, whatever else the person writes meanwhile', async () => {
    const { lead: trigger = '' } = await fixture.publish(asking({ amount: 2, unit: 'days' }));
    const eventId = await fixture.post('webhook.received', trigger, AYGUN);
    const { contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
    await fixture.post('message.received', 'whatsapp', { text: 'Sabah' }, contactId);
    await fixture.post('message.received', 'whatsapp', { text: 'Saat 5-də' }, contactId);
    const run = await fixture.runWith(eventId, 'completed');
    expect(await fixture.steps(run.id)).toContain('answer: done/replied');
    expect(other.bodies).toContain('Təşəkkür: Sabah');
    expect(other.bodies).not.toContain('Təşəkkür: Saat 5-də');
    const open = await fixture.query(`select 1 from waits where closed_at is null or signal_pending`);
    expect(open).toEqual([]);
  });

  it('hears an answer that came while the run was still busy, and each answer once', async () => {
    const graph = aGraph(
      lead,
      call('ask', 'first question'),
      call('slow', 'something else'),
      node('first', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
      node('second', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
      edge('lead', 'ask'),
      edge('ask', 'slow'),
      edge('slow', 'first'),
      edge('first:replied', 'second'),
    );
    const { lead: trigger = '' } = await fixture.publish(graph);
    other.holdNext();
    const eventId = await fixture.post('webhook.received', trigger, AYGUN);
    await waitFor(() => other.bodies.includes('first question'));
    const contactId = (await fixture.runOf(eventId))?.contact_id ?? null;
    await fixture.post('message.received', '', { text: 'Artıq bilirəm' }, contactId);
    await waitFor(async () => (await fixture.query(`select 1 from events where status = 'pending'`)).length === 0);
    other.release();
    const waiting = await waitFor(async () => {
      const row = await fixture.runOf(eventId);
      return row?.status === 'waiting' && row.current_node === 'second' ? row : null;
    });
    const client = worker.get(TemporalLink).requireClient();
    const [event] = await fixture.query<{ id: string }>(
      `select id from events where kind = 'message.received' and contact_id = $1`,
      [contactId],
    );
    const signal = {
      stepKey: `${waiting.id}:first:1`,
      event: {
        id: event?.id ?? '',
        kind: 'message.received',
        key: '',
        contactId,
        payload: {},
        receivedAt: new Date().toISOString(),
      },
    } as const;
    await client.signalEvent(waiting.temporal_workflow_id ?? '', signal);
    await client.signalEvent(waiting.temporal_workflow_id ?? '', signal);
    await fixture.post('message.received', '', { text: 'İkinci' }, contactId);
    const run = await fixture.runWith(eventId, 'completed');
    expect(await fixture.steps(run.id)).toEqual(
      expect.arrayContaining(['first: done/replied', 'second: done/replied']),
    );
  });

  it('goes on by silence when time is up', async () => {
    const { lead: trigger = '' } = await fixture.publish(asking({ amount: 1, unit: 'seconds' }));
    const eventId = await fixture.post('webhook.received', trigger, AYGUN);
    const run = await fixture.runWith(eventId, 'completed');
    expect(await fixture.steps(run.id)).toEqual([
      'lead: done/next',
      'ask: done/next',
      'answer: done/silent',
      'thank: skipped',
      'nudge: done/next',
    ]);
  });
});

describe('a step that fails', () => {
  it('is tried again as its policy says, and then succeeds', async () => {
    const graph = aGraph(
      lead,
      node(
        'tell',
        'http.request',
        { method: 'POST', url: other.url, bodyKind: 'text', body: 'again' },
        { retry: { attempts: 3, firstDelaySeconds: 1 } },
      ),
      edge('lead', 'tell'),
    );
    const { lead: trigger = '' } = await fixture.publish(graph);
    other.failNext(503);
    await fixture.runWith(await fixture.post('webhook.received', trigger, AYGUN), 'completed');
    expect(other.bodies.filter((body) => body === 'again')).toHaveLength(2);
  });

  it('fails the run with its reason', async () => {
    const { lead: trigger = '' } = await fixture.publish(aGraph(lead, call('tell', 'no'), edge('lead', 'tell')));
    other.failNext(404);
    const run = await fixture.runWith(await fixture.post('webhook.received', trigger, AYGUN), 'failed');
    expect(run.error).toMatchObject({ code: 'provider-rejected' });
    expect(await fixture.steps(run.id)).toContain('tell: failed');
  });
});

describe('a run that was ended here without Temporal', () => {
  it('ends there too, before it does anything more', async () => {
    const limit = { mode: 'for', duration: { amount: 1, unit: 'hours' } };
    const { lead: trigger = '' } = await fixture.publish(
      aGraph(
        lead,
        node('pause', 'wait.time', limit),
        call('tell', 'never said'),
        edge('lead', 'pause'),
        edge('pause', 'tell'),
      ),
    );
    const run = await fixture.runWith(await fixture.post('webhook.received', trigger, AYGUN), 'waiting');
    await fixture.query(`update runs set status = 'cancelled', ended_at = now() where id = $1`, [run.id]);
    const client = worker.get(TemporalLink).requireClient();
    const workflowId = run.temporal_workflow_id ?? '';
    const handle = client.temporal.workflow.getHandle(workflowId);
    expect(await client.order(workflowId, { kind: 'skip', stepKey: `${run.id}:pause:1` })).toBe(true);
    expect(await handle.result()).toMatchObject({ status: 'cancelled' });
    expect(other.bodies).not.toContain('never said');
  });
});

describe('a schedule that is due', () => {
  it('begins one run for its moment and says when it is due next', async () => {
    const triggers = await fixture.publish(
      aGraph(
        node('clock', 'trigger.schedule', { cron: '0 9 * * *' }),
        node('note', 'data.set', { values: [{ name: 'when', value: '{{ trigger.dueAt }}' }] }),
        edge('clock', 'note'),
      ),
    );
    const due = '2026-01-05T05:00:00.000Z';
    await fixture.query(`update triggers set next_due_at = $2 where id = $1`, [triggers['clock'], due]);
    const [event] = await waitFor(async () => {
      const rows = await fixture.query<{ id: string }>(`select id from events where key = $1`, [triggers['clock']]);
      return rows.length > 0 ? rows : null;
    });
    await fixture.runWith(event?.id ?? '', 'completed');
    const [trigger] = await fixture.query<{ later: boolean }>(
      `select next_due_at > now() as later from triggers where id = $1`,
      [triggers['clock']],
    );
    expect(trigger).toEqual({ later: true });
  });
});

describe('an event that nobody can use', () => {
  it('is done when no trigger listens', async () => {
    const eventId = await fixture.post('webhook.received', '6f1f2a34-0000-4000-8000-000000000000', {});
    await waitFor(async () => {
      const [event] = await fixture.query<{ status: string }>(`select status from events where id = $1`, [eventId]);
      return event?.status === 'done';
    });
  });
});
