import 'reflect-metadata';
import type { Graph } from '@flowkeep/graph';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { type ListServer, startListServer } from './spec/list-server.ts';
import { RunHistories } from './spec/run-histories.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);
let other: EchoServer;
let lists: ListServer;

beforeAll(async () => {
  await fixture.open();
  [other, lists] = await Promise.all([startEchoServer(), startListServer()]);
  await histories.open();
}, 240_000);

afterAll(async () => {
  await histories.close();
  await Promise.all([other.close(), lists.close()]);
  await fixture.close();
}, 60_000);

const start = node('start', 'trigger.webhook', { savePerson: false });
const onTemporal = settings({ everyRunOnTemporal: true });
const ask = (id: string) => node(id, 'http.request', { method: 'GET', url: lists.url(700_000) });
const tell = (body: string) => node('tell', 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body });

async function run(graph: Graph, payload: Readonly<Record<string, string>> = {}): Promise<RunRow> {
  const { start: trigger = '' } = await fixture.publish(graph);
  return fixture.runWith(await fixture.post('webhook.received', trigger, payload), 'completed', 60_000);
}

async function bytesOf(row: RunRow): Promise<number> {
  const handle = histories.handle(row);
  await handle.result();
  return JSON.stringify(await handle.fetchHistory()).length;
}

describe('a step that is given one line goes on beside', () => {
  it('three answers of 700 KB, one after the other', async () => {
    const row = await run(
      aGraph(
        start,
        ask('one'),
        ask('two'),
        ask('three'),
        tell('{{ steps.three.body[1].name }} of {{ steps.one.body.size }}'),
        edge('start', 'one'),
        edge('one', 'two'),
        edge('two', 'three'),
        edge('three', 'tell'),
        onTemporal,
      ),
    );
    expect(lists.given()).toBe(3);
    expect(other.bodies).toContainEqual(expect.stringMatching(/^Customer 1 of 1\d{4}$/));
    expect(await bytesOf(row)).toBeLessThan(200_000);
  }, 90_000);

  it('three answers of 700 KB, each behind a wait', async () => {
    const rest = (id: string) => node(id, 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'seconds' } });
    const row = await run(
      aGraph(
        ...[start, ask('one'), rest('first'), ask('two'), rest('second'), ask('three'), rest('third')],
        tell('waited for {{ steps.two.body[2].name }}'),
        ...[edge('start', 'one'), edge('one', 'first'), edge('first', 'two'), edge('two', 'second')],
        ...[edge('second', 'three'), edge('three', 'third'), edge('third', 'tell')],
        onTemporal,
      ),
    );
    expect(other.bodies).toContain('waited for Customer 2');
    expect(await bytesOf(row)).toBeLessThan(300_000);
  }, 90_000);

  it('very many values of middle size', async () => {
    const keep = (id: string) =>
      node(id, 'data.set', {
        values: Array.from({ length: 50 }, (_, index) => ({
          name: `${id}${String(index)}`,
          value: `{{ trigger.text }} ${String(index)}`,
        })),
      });
    const row = await run(
      aGraph(
        ...[start, keep('a'), keep('b'), keep('c'), tell('all of {{ vars.c49.size }}')],
        ...[edge('start', 'a'), edge('a', 'b'), edge('b', 'c'), edge('c', 'tell')],
        onTemporal,
      ),
      { text: 'ə'.repeat(15_000) },
    );
    expect(other.bodies).toContain('all of 15003');
    expect(await bytesOf(row)).toBeLessThan(500_000);
  }, 90_000);
});
