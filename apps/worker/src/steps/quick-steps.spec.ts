import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createEngine } from '@flowkeep/engine';
import { compileGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { controls } from '@flowkeep/nodes/controls';
import { WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { FailingContacts } from '../spec/failing-contacts.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { RunSettler } from './run-settler.ts';

const fixture = new WorkerFixture();
const contacts = new FailingContacts();
let worker: NestFastifyApplication;

beforeAll(async () => {
  await fixture.open();
  await contacts.open();
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await contacts.close();
  await fixture.close();
});

const saving = (name: string, attempts: number) =>
  aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('save', 'contact.upsert', { name, phone: '' }, { retry: { attempts, firstDelaySeconds: 0.2 } }),
    edge('lead', 'save'),
    settings({ everyRunOnTemporal: true }),
  );

async function begin(graph: ReturnType<typeof saving>): Promise<string> {
  const { lead = '' } = await fixture.publish(graph);
  return fixture.post('webhook.received', lead, {});
}

const named = (name: string) => fixture.query(`select 1 from contacts where name = $1`, [name]);

it('is tried again as its node says, and then succeeds', async () => {
  await contacts.refuse('Leyla', 2);
  await fixture.runWith(await begin(saving('Leyla', 3)), 'completed');
  expect(await named('Leyla')).toHaveLength(1);
});

it('fails for good when its tries are used up', async () => {
  await contacts.refuse('Nigar', 2);
  const run = await fixture.runWith(await begin(saving('Nigar', 2)), 'failed');
  expect(run.error).toMatchObject({ code: 'internal', attempt: 2 });
  expect(await named('Nigar')).toHaveLength(0);
});

it('leaves the way at once to Temporal where its first tries fail', async () => {
  await contacts.refuse('Sevda', 2);
  const drawn = saving('Sevda', 3);
  const graph = { ...drawn, settings: { ...drawn.settings, everyRunOnTemporal: false } };
  const run = await fixture.runWith(await begin(graph), 'completed');
  expect(run.temporal_workflow_id).not.toBeNull();
  expect(await named('Sevda')).toHaveLength(1);
});

it('is done once, and says the same, when a worker died before Temporal heard of it', async () => {
  const graph = saving('Günel', 1);
  const run = await fixture.runWith(await begin(graph), 'completed');
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error('The graph has problems.');
  const { plan } = compiled;
  const [row] = await fixture.query<{ ref: string }>(`select subject_key_ref as ref from runs where id = $1`, [run.id]);
  const workspace = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new WorkspaceSnapshotRepository().get(tx),
  );
  const input = { runId: run.id, triggerNode: 'lead', trigger: {}, contact: null, workspace };
  const begun = createEngine(plan, controls).start(input, Date.now());
  const reference = {
    workspaceId: fixture.workspaceId,
    runId: run.id,
    planHash: plan.hash,
    subjectKeyRef: row?.ref ?? '',
  };
  const again = await worker.get(RunSettler).settle({ v: 1, run: reference, ...begun, closed: [] });
  expect(await named('Günel')).toHaveLength(1);
  expect(again.events[0]?.event).toMatchObject({ kind: 'executed', result: { output: { created: true } } });
});
