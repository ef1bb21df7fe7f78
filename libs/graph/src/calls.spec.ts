import type { JsonObject } from '@flowkeep/contracts';
import { compileGraph } from './compile-graph.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import type { GraphContext } from './graph-context.ts';
import { outputsOf } from './outputs-of.ts';
import { drawing, edge, node, testCatalog } from './testing/drawing.ts';
import { validateGraph } from './validate-graph.ts';

const call = (workflow: string, config: JsonObject = {}): GraphNode => node('ask', 'call', { workflow, ...config });
const caller = (workflow: string, config: JsonObject = {}): Graph =>
  drawing(node('in', 'start'), call(workflow, config), node('after'), edge('in', 'ask'), edge('ask:done', 'after'));

const callable: Graph = drawing(
  node('in', 'called', {
    inputs: [{ name: 'size', type: 'number', required: true }],
    outputs: [{ name: 'price', type: 'number' }],
  }),
  node('by_hand', 'start'),
  node('only_by_hand'),
  node('all', 'each'),
  node('one', 'step', { text: '{{ steps.all.item }}' }),
  node('end', 'end', { values: [{ name: 'price', value: '{{ vars.price }}' }] }),
  node('won', 'goal'),
  node('undo', 'flow.compensate', { of: 'end' }),
  node('undo_by_hand', 'flow.compensate', { of: 'only_by_hand' }),
  node('refund'),
  node('refund_by_hand'),
  edge('in', 'all'),
  edge('by_hand', 'only_by_hand'),
  edge('all:each', 'one'),
  edge('all:done', 'end'),
  edge('undo', 'refund'),
  edge('undo_by_hand', 'refund_by_hand'),
);
const simple = (id: string): Graph =>
  drawing(node('in', 'called'), node('go', 'call', { workflow: id }), edge('in', 'go'));

const published: Readonly<Record<string, Graph>> = {
  price: callable,
  plain: drawing(node('in', 'start'), node('a'), edge('in', 'a')),
  itself: simple('itself'),
  me: simple('leaf'),
  there: simple('back'),
  back: simple('there'),
  jumping: drawing(node('in', 'called'), node('go', 'flow.goto', { target: 'far' }), node('far'), edge('in', 'go')),
  leaf: drawing(node('in', 'called'), node('a'), edge('in', 'a')),
  d4: simple('leaf'),
  d3: simple('d4'),
  d2: simple('d3'),
  d1: simple('d2'),
  d0: simple('d1'),
  broken: drawing(node('in', 'called'), node('a', 'strict'), edge('in', 'a')),
};
const context: GraphContext = {
  workflowId: 'me',
  workflows: (id) => {
    const graph = published[id];
    return graph === undefined ? undefined : { graph, version: 3 };
  },
};
const size = [{ name: 'size', value: '{{ trigger.size }}' }] as unknown as JsonObject[string];

describe('calls', () => {
  it.each<[string, JsonObject, string]>([
    ['price', { inputs: size }, ''],
    ['price', {}, 'call-input-missing'],
    ['price', { inputs: [{ name: 'size', value: 'big' }] }, 'call-input-kind'],
    [
      'price',
      {
        inputs: [
          { name: 'size', value: '5' },
          { name: 'colour', value: 'red' },
        ],
      },
      'call-input-unknown',
    ],
    ['gone', {}, 'call-unknown'],
    ['plain', {}, 'call-not-callable'],
    ['plain', { own: true }, 'call-not-callable'],
    ['itself', {}, 'call-recursive'],
    ['me', {}, 'call-recursive'],
    ['there', {}, 'call-recursive'],
    ['there', { own: true }, ''],
    ['d1', {}, ''],
    ['d0', {}, 'call-too-deep'],
    ['broken', {}, 'call-unsound'],
  ])('of %s with %j: %s', (workflow, config, codes) => {
    const found = validateGraph(caller(workflow, config), testCatalog, context).map(({ code }) => code);
    expect(found.join()).toBe(codes);
  });

  it.each<[string, JsonObject, string]>([
    ['gone', {}, '"ask" calls "The gone one", which is not published.'],
    ['plain', {}, '"ask" calls "The plain one", which cannot be called.'],
    ['itself', {}, '"ask" would never end: "The itself one" leads back to itself.'],
    ['broken', {}, '"ask" calls "The broken one", which has problems. '],
    ['price', {}, '"ask" does not give "size", which "The price one" needs.'],
    ['leaf', { inputs: size }, '"ask" gives "size", which "The leaf one" does not take.'],
  ])('of %s with %j say which workflow they speak of', (workflow, config, message) => {
    const named: GraphContext = { ...context, nameOf: (id) => `The ${id} one` };
    const [problem] = validateGraph(caller(workflow, config), testCatalog, named);
    expect(problem?.message).toContain(message);
  });

  it('give what the other workflow promises', () => {
    const asking = (output: string, config: JsonObject = {}): Graph => {
      const graph = caller('price', { inputs: size, ...config });
      return {
        ...graph,
        nodes: { ...graph.nodes, after: node('after', 'step', { text: `{{ steps.ask.${output} }}` }) },
      };
    };
    const codes = (graph: Graph, known = context) => validateGraph(graph, testCatalog, known).map(({ code }) => code);
    expect(outputsOf(call('price'), testCatalog, context)).toEqual([{ path: 'price', label: 'price', type: 'number' }]);
    expect([codes(asking('price')), codes(asking('cost'))]).toEqual([[], ['unknown-output']]);
    expect([codes(asking('cost', { own: true })), codes(asking('cost'), {})]).toEqual([['unknown-output'], []]);
  });

  describe('as runs of their own', () => {
    const own = (workflow: string, ...between: readonly (GraphNode | GraphEdge)[]): Graph =>
      drawing(
        node('in', 'called'),
        node('ask', 'call', { workflow, own: true }),
        ...(between.length > 0 ? between : [edge('in', 'ask')]),
      );
    const byOthers: GraphContext = {
      workflowId: 'me',
      workflows: (id) => ({ graph: id === 'me' ? own('leaf') : id === 'other' ? own('me') : own('none'), version: 1 }),
    };
    const codes = (graph: Graph) => validateGraph(graph, testCatalog, byOthers).map(({ code }) => code);

    it('are warned of where they begin one another for ever', () => {
      expect([codes(own('me')), codes(own('other')), codes(own('third'))]).toEqual([
        ['call-endless'],
        ['call-endless'],
        [],
      ]);
      expect(codes(own('me', node('rest', 'pause'), edge('in', 'rest'), edge('rest', 'ask')))).toEqual([]);
      const ruled = own('me');
      const settings = { ...ruled.settings, oneAtATime: { key: '', then: 'skip' } as const };
      expect(codes({ ...ruled, settings })).toEqual([]);
    });
  });

  it('are not looked at where workflows cannot be found, but are not compiled either', () => {
    expect(validateGraph(caller('gone'), testCatalog)).toEqual([]);
    expect(compileGraph(caller('gone'), testCatalog)).toMatchObject({
      ok: false,
      problems: [{ code: 'call-unknown' }],
    });
  });
});

describe('an inline call', () => {
  const result = compileGraph(caller('price', { inputs: size }), testCatalog, context);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { plan } = result;
  const at = (id: string): number => plan.nodes.findIndex((item) => item.id === id);

  it('copies in what the beginning of the other workflow leads to, and what lies in wait there', () => {
    expect(plan.nodes.map(({ id }) => id)).toEqual([
      'after',
      'ask',
      'ask/all',
      'ask/end',
      'ask/in',
      'ask/one',
      'ask/refund',
      'ask/undo',
      'ask/won',
      'in',
    ]);
    expect(plan.triggers).toEqual([at('in')]);
  });

  it('makes it the body of the call', () => {
    expect(plan.nodes[at('ask')]).toMatchObject({ class: 'pure', body: 'body', firstPort: 'done' });
    expect(plan.nodes[at('ask')]?.config).toMatchObject({ takes: [{ name: 'size', type: 'number', required: true }] });
    const [entry = -1] = plan.nodes[at('ask')]?.ports['body'] ?? [];
    expect(plan.edges[entry]).toEqual([at('ask'), at('ask/in')]);
    expect(plan.nodes[at('ask/in')]).toMatchObject({ localId: 'in', region: at('ask'), incoming: [entry] });
    expect(plan.nodes[at('ask/one')]).toMatchObject({ localId: 'one', region: at('ask/all') });
    expect(plan.nodes[at('ask/won')]).toMatchObject({ handler: 'goal', region: at('ask') });
    expect(plan.nodes[at('ask/undo')]).toMatchObject({ handler: 'compensation', of: at('ask/end'), body: 'next' });
    expect(plan.nodes[at('ask/refund')]).toMatchObject({ region: at('ask/undo') });
    expect(plan.nodes[at('in')]).not.toHaveProperty('region');
  });

  it('inside another names its steps by the whole way', () => {
    const nested = compileGraph(caller('d4'), testCatalog, context);
    expect(nested.ok && nested.plan.nodes.map(({ id, localId }) => [id, localId])).toEqual([
      ['after', undefined],
      ['ask', undefined],
      ['ask/go', 'go'],
      ['ask/go/a', 'a'],
      ['ask/go/in', 'in'],
      ['ask/in', 'in'],
      ['in', undefined],
    ]);
  });

  it('changes the hash when the other workflow is published anew', () => {
    const changed = { ...callable, nodes: { ...callable.nodes, refund: node('refund', 'step', { more: true }) } };
    const again = compileGraph(caller('price', { inputs: size }), testCatalog, {
      workflows: () => ({ graph: changed, version: 4 }),
    });
    expect(again.ok && again.plan.hash).not.toBe(plan.hash);
  });
});

describe('a workflow that others call', () => {
  const codes = (graph: Graph): readonly string[] => validateGraph(graph, testCatalog).map(({ code }) => code);

  it('gives what it promises', () => {
    expect(codes(callable)).toEqual([]);
    const silent = { ...callable, nodes: { ...callable.nodes, end: node('end', 'end') } };
    expect(codes(silent)).toEqual(['output-missing']);
    const chatty = { ...callable, nodes: { ...callable.nodes, in: node('in', 'called') } };
    expect(codes(chatty)).toEqual(['output-not-promised']);
  });

  it('begins at one step only', () => {
    const twice = drawing(
      ...Object.values(callable.nodes),
      node('two', 'called'),
      ...Object.values(callable.edges),
      edge('two', 'all'),
    );
    expect(codes(twice)).toContain('called-twice');
  });

  it('are copied with the steps that only a jump leads to', () => {
    const result = compileGraph(caller('jumping'), testCatalog, context);
    expect(result.ok && result.plan.nodes.map(({ id }) => id)).toContain('ask/far');
  });
});
