import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataRequest, RetentionReport, WorkspaceTransaction } from '@flowkeep/persistence';
import { DataRequests, RetentionRules, RetentionRuns } from '@flowkeep/privacy';
import type { RunClient } from '@flowkeep/temporal';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';

const OWNER = { kind: 'member', id: 'owner' } as const;
const AYGUN = { name: 'Aygün Məmmədova', phone: '050 123 45 67' };
const fixture = new WorkerFixture();
const requests = new DataRequests();
const runs = new RetentionRuns();
let worker: NestFastifyApplication;
let client: RunClient;

beforeAll(async () => {
  await fixture.open();
  worker = await fixture.startWorker();
  client = worker.get(TemporalLink).requireClient();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await fixture.close();
});

const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, work);

/** A person who is waited for by a run on Temporal. */
async function somebodyInARun(phone: string): Promise<{ contactId: string; temporalWorkflowId: string }> {
  const { lead: trigger = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: true, name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' }),
      node('answer', 'wait.reply', { limit: { amount: 30, unit: 'days' } }),
      edge('lead', 'answer'),
    ),
  );
  const eventId = await fixture.post('webhook.received', trigger, { ...AYGUN, phone });
  const run = await fixture.runWith(eventId, 'waiting');
  return { contactId: run.contact_id ?? '', temporalWorkflowId: run.temporal_workflow_id ?? '' };
}

async function erased(contactId: string): Promise<DataRequest> {
  const requestId = await inWorkspace((tx) => requests.requestErasure(tx, OWNER, contactId));
  const ended = async () => {
    const request = await inWorkspace((tx) => requests.get(tx, requestId));
    return request.completedAt === null ? null : request;
  };
  return waitFor(ended, { timeout: 40_000, what: 'The erasure' });
}

async function swept(dryRun: boolean): Promise<RetentionReport> {
  const reportId = await inWorkspace((tx) => runs.request(tx, OWNER, dryRun));
  const ended = async () => {
    const report = await inWorkspace((tx) => runs.get(tx, reportId));
    return report.endedAt === null ? null : report;
  };
  return waitFor(ended, { timeout: 40_000, what: 'The sweep' });
}

describe('erasure', () => {
  it('ends the person’s runs, leaves nothing readable, and says so without naming anybody', async () => {
    const { contactId, temporalWorkflowId } = await somebodyInARun('050 123 45 67');
    const request = await erased(contactId);
    expect(request).toMatchObject({ status: 'completed', report: { contacts: 1, runsStopped: 1, remaining: 0 } });
    expect(JSON.stringify(request)).not.toMatch(/Aygün|123/);
    const { status } = await client.temporal.workflow.getHandle(temporalWorkflowId).describe();
    expect(status.name).toMatch(/CANCELED|CANCELLED|COMPLETED|TERMINATED/);
    const [contact] = await fixture.query(`select name, erased_at from contacts where id = $1`, [contactId]);
    expect(contact).toMatchObject({ name: '', erased_at: expect.any(Object) as unknown });
  });

  it('leaves a history in Temporal that nobody can read', async () => {
    const { contactId, temporalWorkflowId } = await somebodyInARun('050 123 45 68');
    await erased(contactId);
    const writings = writingsOf(await client.temporal.workflow.getHandle(temporalWorkflowId).fetchHistory());
    expect(writings).toContain('lead-welcome');
    expect(writings).not.toMatch(/Aygün|501234568/);
  });
});

describe('retention', () => {
  it('counts in a dry run what the run then takes', async () => {
    const rules = new RetentionRules();
    await inWorkspace((tx) => rules.set(tx, OWNER, { category: 'inactive-contacts', months: 12, enabled: true }));
    const old = await fixture.query<{ id: string }>(
      `insert into contacts (workspace_id, name, last_activity_at)
       select $1, 'Old ' || n, now() - interval '2 years' from generate_series(1, 45) n returning id`,
      [fixture.workspaceId],
    );
    const counts = { 'message-bodies': 0, 'inactive-contacts': old.length };
    expect(await swept(true)).toMatchObject({ status: 'completed', dryRun: true, counts });
    expect(await swept(false)).toMatchObject({ status: 'completed', dryRun: false, counts });
    expect(await swept(true)).toMatchObject({ counts: { 'inactive-contacts': 0 } });
    const left = await fixture.query(`select 1 from contacts where name like 'Old %'`);
    expect(left).toEqual([]);
  });

  it('has a schedule of its own, which makes a report when it fires', async () => {
    const schedule = client.temporal.schedule.getHandle(`retention~${fixture.workspaceId}`);
    const { spec, state } = await schedule.describe();
    expect(spec.timezone).toBe('Asia/Baku');
    expect(state.paused).toBe(false);
    const before = await fixture.query(`select id from retention_reports`);
    await schedule.trigger();
    const fired = async () => {
      const done = await fixture.query(`select id from retention_reports where status = 'completed'`);
      return done.length > before.length ? done : null;
    };
    await waitFor(fired, { timeout: 40_000, what: 'The report of the schedule' });
  });
});

/** Everything that is written in a history, payloads included, one after another. */
function writingsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8');
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(writingsOf).join('\n');
}
