import fc from 'fast-check';
import { canConnect } from './can-connect.ts';
import { compileGraph } from './compile-graph.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import type { Plan } from './plan.ts';
import { drawing, edge, node, testCatalog } from './testing/drawing.ts';
import { validateGraph } from './validate-graph.ts';

const problems = (graph: Graph): readonly string[] => validateGraph(graph, testCatalog).map((problem) => problem.code);

function planOf(graph: Graph): Plan {
  const result = compileGraph(graph, testCatalog);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.plan;
}

/** Each node with the node in whose body it stands. */
function regionsOf(plan: Plan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    plan.nodes.map(({ id, region }) => [id, region === undefined ? '' : (plan.nodes[region]?.id ?? '?')]),
  );
}

const loop = drawing(
  node('in', 'start'),
  node('all', 'each'),
  node('a'),
  node('b', 'branch'),
  node('c'),
  node('after'),
  edge('in', 'all'),
  edge('all:each', 'a'),
  edge('a', 'b'),
  edge('b:yes', 'c'),
  edge('all:done', 'after'),
);

const with_ = (graph: Graph, ...parts: readonly (GraphNode | GraphEdge)[]): Graph =>
  drawing(...Object.values(graph.nodes), ...Object.values(graph.edges), ...parts);

describe('the body of a loop', () => {
  it('is what only its body port leads to', () => {
    expect(problems(loop)).toEqual([]);
    expect(regionsOf(planOf(loop))).toEqual({ in: '', all: '', a: 'all', b: 'all', c: 'all', after: '' });
    expect(planOf(loop).nodes.find(({ id }) => id === 'all')).toMatchObject({ body: 'each', firstPort: 'done' });
  });

  it('may have another one inside', () => {
    const nested = with_(loop, node('inner', 'each'), node('d'), edge('c', 'inner'), edge('inner:each', 'd'));
    expect(regionsOf(planOf(nested))).toMatchObject({ c: 'all', inner: 'all', d: 'inner' });
  });

  it.each<[string, readonly (GraphNode | GraphEdge)[], string]>([
    ['a step before it leads in', [edge('in', 'b')], 'body-crossed'],
    ['a step after it leads in', [edge('after', 'c')], 'body-crossed'],
    ['a step inside leads out', [edge('c', 'after')], 'body-crossed'],
    ['both ways out lead to one step', [edge('all:done', 'a')], 'body-crossed'],
    ['a step inside leads back to the loop', [edge('c', 'all')], 'circle'],
    ['two loops share a step', [node('two', 'each'), edge('after', 'two'), edge('two:each', 'c')], 'body-crossed'],
    ['its steps are gone', [node('bare', 'each'), edge('after', 'bare')], 'empty-body'],
  ])('says that %s', (_, parts, code) => {
    expect(problems(with_(loop, ...parts))).toContain(code);
  });

  it('says what stands where, and what to do', () => {
    const crossed = validateGraph(with_(loop, edge('c', 'after')), testCatalog);
    expect(crossed.filter(({ severity }) => severity === 'error')).toEqual([
      {
        code: 'body-crossed',
        severity: 'error',
        place: { kind: 'edge', edgeId: 'all_done_after' },
        message: '"after" is both inside "all" and after it.',
        fix: 'Let only one way out of "all" lead to it.',
      },
    ]);
  });

  it('is kept whole while drawing', () => {
    const verdict = canConnect(loop, testCatalog, { node: 'c', port: 'next' }, { node: 'after' });
    expect(verdict).toMatchObject({ ok: false, reason: '"after" is both inside "all" and after it.' });
    expect(canConnect(loop, testCatalog, { node: 'b', port: 'no' }, { node: 'c' })).toEqual({ ok: true });
  });

  it('gives its item inside and its count after', () => {
    const speaking = (id: string, text: string): Graph => with_(loop, { ...node(id, 'step', { text }), id });
    expect(problems(speaking('a', '{{ steps.all.item }}'))).toEqual([]);
    expect(problems(speaking('after', '{{ steps.all.count }}'))).toEqual([]);
    expect(problems(speaking('after', '{{ steps.all.item }}'))).toEqual(['only-there']);
    expect(problems(speaking('a', '{{ steps.all.count }}'))).toEqual(['only-there']);
    expect(problems(speaking('after', '{{ steps.a.value }}'))).toEqual(['inside-body']);
    expect(problems(with_(loop, node('all', 'each', { collect: '{{ steps.a.value }} {{ steps.all.item }}' })))).toEqual(
      [],
    );
    expect(problems(with_(loop, node('all', 'each', { items: '{{ steps.a.value }}' })))).toEqual(['inside-body']);
  });

  it('warns of values that rounds side by side write over', () => {
    const setting = with_(loop, node('c', 'vars'));
    expect(problems(setting)).toEqual([]);
    expect(problems(with_(setting, node('all', 'each', { parallel: true })))).toEqual(['vars-in-parallel']);
  });
});

describe('any drawing that compiles', () => {
  const ids = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'] as const;
  const drawn = fc
    .record({
      types: fc.array(fc.constantFrom('step', 'branch', 'each'), { minLength: ids.length, maxLength: ids.length }),
      lines: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.boolean()), { maxLength: 12 }),
    })
    .map(({ types, lines }) => {
      const port = (type: string | undefined, first: boolean): string =>
        type === 'each' ? (first ? 'each' : 'done') : type === 'branch' ? (first ? 'yes' : 'no') : 'next';
      const edges = lines
        .filter(([from, to]) => from < to)
        .map(([from, to, first]) => edge(`n${from}:${port(types[from], first)}`, `n${to}`));
      return drawing(node('in', 'start'), ...ids.map((id, at) => node(id, types[at])), edge('in', 'n0'), ...edges);
    });

  it('has no line across the border of a body, but for those of body ports', () => {
    let compiled = 0;
    fc.assert(
      fc.property(drawn, (graph) => {
        const result = compileGraph(graph, testCatalog);
        if (!result.ok) return;
        compiled += 1;
        const { nodes, edges } = result.plan;
        edges.forEach(([from, to], at) => {
          const source = nodes[from];
          const viaBody = source?.body !== undefined && source.ports[source.body]?.includes(at) === true;
          expect(nodes[to]?.region).toBe(viaBody ? from : source?.region);
        });
      }),
      { numRuns: 1_000 },
    );
    expect(compiled).toBeGreaterThan(100);
  });
});
