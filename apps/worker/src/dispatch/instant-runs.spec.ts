import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { compileGraph, type Graph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { FailingContacts } from '../spec/failing-contacts.ts';
import { QuickSteps } from '../steps/quick-steps.ts';
import { type InstantEnd, InstantRuns } from './instant-runs.ts';

const fixture = new DispatchFixture();
const contacts = new FailingContacts();
let logged: string[] = [];
let driven = 0;

beforeAll(async () => {
  await fixture.open();
  await fixture.addWorker();
  await contacts.open();
}, 60_000);

beforeEach(() => {
  logged = [];
  driven = 0;
});

afterAll(async () => {
  await contacts.close();
  await fixture.close();
});

const saving = (name: string) =>
  aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('save', 'contact.upsert', { name, phone: '' }),
    edge('lead', 'save'),
  );

async function tryToEnd(graph: Graph): Promise<InstantEnd | null> {
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const runs = new InstantRuns(
    fixture.worker.get(QuickSteps),
    pino({ base: null }, { write: (line) => void logged.push(line) }),
  );
  return fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const beginning = {
      runId: randomUUID(),
      plan: compiled.plan,
      triggerNode: 'lead',
      trigger: {},
      subjectKeyRef: await fixture.keys.create(tx, null),
      contact: null,
      workspace: await new WorkspaceSnapshotRepository().get(tx),
      hops: 0,
    };
    return runs.tryToEnd(tx, beginning, () => Promise.resolve((driven += 1)));
  });
}

const named = (name: string) => fixture.query(`select 1 from contacts where name = $1`, [name]);

it('ends a run and has nothing to say', async () => {
  expect(await tryToEnd(saving('Aysel'))).toMatchObject({ status: 'completed' });
  expect(await named('Aysel')).toHaveLength(1);
  expect(logged).toEqual([]);
});

it('leaves a run to Temporal, and says of what nobody foresaw what it was, and nothing of the person', async () => {
  await contacts.refuse('Sevda', 1);
  expect(await tryToEnd(saving('Sevda'))).toBeNull();
  expect(await named('Sevda')).toEqual([]);
  expect(logged).toHaveLength(1);
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ error: { code: 'P0001' } });
  expect(logged[0]).not.toMatch(/Sevda|refused/);
});

it('leaves a run to Temporal without a word where the database refuses for a reason that is known', async () => {
  expect(await tryToEnd(saving('No text holds a \u0000.'))).toBeNull();
  expect(logged).toEqual([]);
});

it('leaves no trace of a run that comes, behind a step that wrote, to one that nobody saw coming', async () => {
  const rules = [{ left: '1', operator: 'equals', right: '1' }];
  const jumping = aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('fork', 'flow.condition', { condition: { match: 'all', rules } }),
    node('save', 'contact.upsert', { name: 'Nigar', phone: '' }),
    // What it leads to is no line, and the only line to there is not taken.
    node('jump', 'flow.goto', { target: 'call' }),
    node('call', 'http.request', { method: 'GET', url: 'http://127.0.0.1:9/' }),
    edge('lead', 'fork'),
    edge('fork:yes', 'save'),
    edge('save', 'jump'),
    edge('fork:no', 'call'),
  );
  expect(await tryToEnd(jumping)).toBeNull();
  expect(driven).toBe(1);
  expect(await named('Nigar')).toEqual([]);
  expect(logged).toEqual([]);
});
