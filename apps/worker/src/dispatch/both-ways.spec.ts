import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JsonObject, StepReport } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import { StepRepository } from '@flowkeep/persistence';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { type RunRow, WorkerFixture } from '../spec/worker-fixture.ts';

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

const values = (...list: (readonly [string, string])[]): JsonObject => ({
  values: list.map(([name, value]) => ({ name, value })),
});
const rule = (left: string, operator: string, right: string): JsonObject => ({
  condition: { match: 'all', rules: [{ left, operator, right }] },
});

type Drawing = readonly ReturnType<typeof node>[];

/** Drawings whose runs end at once, and one that fails. */
const DRAWINGS: readonly (readonly [string, Drawing])[] = [
  [
    'a decision and an end',
    [
      node('score', 'data.set', values(['score', '{{ trigger.score }}'], ['name', '{{ trigger.name }}'])),
      node('high', 'flow.condition', rule('{{ vars.score }}', 'greater', '10')),
      node('yes', 'data.set', values(['result', 'high {{ vars.name }}'])),
      node('no', 'data.set', values(['result', 'low'])),
      edge('lead', 'score'),
      edge('score', 'high'),
      edge('high:yes', 'yes'),
      edge('high:no', 'no'),
    ],
  ],
  [
    'a person who is kept',
    [
      node('keep', 'contact.upsert', { name: '{{ trigger.name }}', email: '{{ trigger.email }}' }),
      node('greet', 'data.set', values(['greeting', 'Salam, {{ contact.name }}'])),
      edge('lead', 'keep'),
      edge('keep', 'greet'),
    ],
  ],
  [
    'a goal that nobody reaches, beside a person who is kept',
    [
      node('bought', 'flow.goal', { kind: 'event.custom', name: 'order.paid', about: 'anybody' }),
      node('keep', 'contact.upsert', { name: '{{ trigger.name }}', email: '{{ trigger.email }}' }),
      edge('lead', 'keep'),
    ],
  ],
  [
    'rounds of a loop',
    [
      node('rows', 'flow.each', { items: '{{ trigger.rows }}', concurrency: 1, collect: '{{ steps.rows.item }}' }),
      node('row', 'data.set', values(['last', '{{ steps.rows.number }}'])),
      node('sum', 'data.set', values(['count', '{{ steps.rows.count }}'])),
      edge('lead', 'rows'),
      edge('rows:each', 'row'),
      edge('rows:done', 'sum'),
    ],
  ],
  [
    'an end that says that it failed',
    [node('stop', 'flow.end', { status: 'failed', message: 'No stock' }), edge('lead', 'stop')],
  ],
];

const PAYLOAD: JsonObject = { name: 'Aysel', email: 'aysel@example.com', score: 20, rows: ['a', 'b', 'c'] };

async function runOf(graph: Graph): Promise<{ readonly run: RunRow; readonly steps: readonly StepReport[] }> {
  const triggers = await fixture.publish(graph);
  const event = await fixture.post('webhook.received', triggers['lead'] ?? '', PAYLOAD);
  const { status } =
    graph.nodes['stop'] === undefined ? { status: 'completed' as const } : { status: 'failed' as const };
  const run = await fixture.runWith(event, status);
  const steps = await fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const [row] = await tx.query<{ ref: string }>(`select subject_key_ref as ref from runs where id = $1`, [run.id]);
    return new StepRepository(fixture.keys).ofRun(tx, run.id, row?.ref ?? '');
  });
  return { run, steps };
}

/** What does not depend on when and under which id it ran. */
function comparable(steps: readonly StepReport[]): readonly object[] {
  return [...steps]
    .sort((left, right) => left.sequence - right.sequence)
    .map(({ key, startedAt: _startedAt, endedAt, error, output, ...rest }) => ({
      ...rest,
      place: key.slice(key.indexOf(':')),
      ended: endedAt !== null,
      error: error?.message ?? null,
      output: Object.fromEntries(Object.entries(output).filter(([name]) => !['contactId', 'created'].includes(name))),
    }));
}

it.each(DRAWINGS)('%s is the same run at once and on Temporal', async (_, drawing) => {
  const lead = node('lead', 'trigger.webhook', { savePerson: false });
  const here = await runOf(aGraph(lead, ...drawing));
  const there = await runOf(aGraph(lead, ...drawing, settings({ everyRunOnTemporal: true })));
  expect(here.run.temporal_workflow_id).toBeNull();
  expect(there.run.temporal_workflow_id).not.toBeNull();
  expect(comparable(here.steps)).toEqual(comparable(there.steps));
  const facts = ({ status, current_node, contact_id, error }: RunRow) => ({
    status,
    node: current_node,
    hasContact: contact_id !== null,
    error: error?.['message'] ?? null,
  });
  expect(facts(here.run)).toEqual(facts(there.run));
});
