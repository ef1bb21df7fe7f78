import 'reflect-metadata';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { RunHistories } from './spec/run-histories.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);

beforeAll(async () => {
  await fixture.open();
  await histories.open();
}, 240_000);

afterAll(async () => {
  await histories.close();
  await fixture.close();
}, 60_000);

const ROWS = 100;
/** About a tenth of what one template may do: all rows at once would hold up a workflow task for longer than it may take. */
const HEAVY = `{% for i in (1..800) %}{{ i ${'| plus: 1 '.repeat(30)}}}{% endfor %}`;

it('a loop whose templates are heavy comes to its end, and its history replays', async () => {
  const graph = aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('each', 'flow.each', { items: '{{ trigger.items }}' }),
    node('text', 'data.set', {
      values: [{ name: 'length', value: `{% capture all %}${HEAVY}{% endcapture %}{{ all.size }}` }],
    }),
    edge('lead', 'each'),
    edge('each:each', 'text'),
    settings({ everyRunOnTemporal: true }),
  );
  const { lead = '' } = await fixture.publish(graph);
  const items = Array.from({ length: ROWS }, (_, index) => index);
  const run = await fixture.runWith(await fixture.post('webhook.received', lead, { items }), 'completed', 400_000);
  await histories.replays('heavy-loop', run);
  const [{ number } = { number: 0 }] = await fixture.query<{ number: number }>(
    `select count(*)::int as number from steps where run_id = $1 and node_id = 'text' and status = 'done'`,
    [run.id],
  );
  expect(number).toBe(ROWS);
}, 450_000);
