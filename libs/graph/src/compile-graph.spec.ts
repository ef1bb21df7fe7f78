import fc from 'fast-check';
import { canConnect } from './can-connect.ts';
import { compileGraph } from './compile-graph.ts';
import type { Graph } from './graph.ts';
import { nextNodeId } from './next-node-id.ts';
import { drawing, edge, node, testCatalog } from './testing/drawing.ts';
import { validateGraph } from './validate-graph.ts';

const problems = (graph: Graph): readonly string[] => validateGraph(graph, testCatalog).map((problem) => problem.code);

const twice = { attempts: 2, firstDelaySeconds: 1 };

describe('validateGraph', () => {
  it('asks nothing of a part that only the run will name', () => {
    const read = node('b', 'step', { text: '{{ steps.a[vars.part].number }}' });
    expect(problems(drawing(node('in', 'start'), node('a'), read, edge('in', 'a'), edge('a', 'b')))).toEqual([]);
  });

  it('accepts a sound drawing', () => {
    const graph = drawing(node('in', 'start'), node('q', 'branch'), node('a'), edge('in', 'q'), edge('q:yes', 'a'));
    expect(problems(graph)).toEqual([]);
  });

  it.each<[string, Graph, string]>([
    ['nothing starts it', drawing(node('a')), 'no-trigger'],
    ['a trigger leads nowhere', drawing(node('in', 'start')), 'trigger-leads-nowhere'],
    ['a step is not reached', drawing(node('in', 'start'), node('a'), node('b'), edge('in', 'a')), 'unreachable'],
    ['an unknown type', drawing(node('in', 'start'), node('a', 'alien'), edge('in', 'a')), 'unknown-node-type'],
    ['settings are missing', drawing(node('in', 'start'), node('a', 'strict'), edge('in', 'a')), 'config'],
    [
      'an error nobody knows is worth another try',
      drawing(node('in', 'start'), { ...node('a'), retry: { ...twice, on: ['timed-out', 'tired'] } }, edge('in', 'a')),
      'unknown-error',
    ],
    ['a port is gone', drawing(node('in', 'start'), node('a'), edge('in:gone', 'a')), 'unknown-port'],
    [
      'a way to a trigger',
      drawing(node('in', 'start'), node('a'), edge('in', 'a'), edge('a', 'in')),
      'leads-to-trigger',
    ],
    [
      'a circle',
      drawing(node('in', 'start'), node('a'), node('b'), edge('in', 'a'), edge('a', 'b'), edge('b', 'a')),
      'circle',
    ],
    [
      'a value of a step that is gone',
      drawing(node('in', 'start'), node('a', 'step', { text: '{{ steps.gone.x }}' }), edge('in', 'a')),
      'unknown-step',
    ],
    [
      'a value of a step that only the run would name',
      drawing(node('in', 'start'), node('a', 'step', { text: '{{ steps[vars.which].a }}' }), edge('in', 'a')),
      'unknown-step',
    ],
    [
      'a value of a later step',
      drawing(
        node('in', 'start'),
        node('a', 'step', { text: '{{ steps.b.value }}' }),
        node('b'),
        edge('in', 'a'),
        edge('a', 'b'),
      ),
      'not-before',
    ],
    [
      'a value that is not given',
      drawing(
        node('in', 'start'),
        node('a'),
        node('b', 'step', { text: '{{ steps.a.other }}' }),
        edge('in', 'a'),
        edge('a', 'b'),
      ),
      'unknown-output',
    ],
    [
      'a value from nowhere',
      drawing(node('in', 'start'), node('a', 'step', { text: '{{ customer.name }}' }), edge('in', 'a')),
      'unknown-value',
    ],
  ])('says that %s', (_, graph, code) => {
    expect(problems(graph)).toContain(code);
  });

  it('names place, problem and fix', () => {
    const graph = drawing(node('in', 'start'), node('a', 'strict'), edge('in', 'a'));
    expect(validateGraph(graph, testCatalog)[0]).toEqual({
      code: 'config',
      severity: 'error',
      place: { kind: 'node', nodeId: 'a', field: 'text' },
      message: 'a: The text is empty.',
      fix: 'Write the text.',
    });
  });
});

describe('compileGraph', () => {
  const graph = drawing(
    node('in', 'start'),
    node('q', 'branch'),
    node('a', 'strict', { text: 'Hi {{ contact.name }}' }),
    node('b'),
    edge('in', 'q'),
    edge('q:yes', 'a'),
    edge('q:no', 'b'),
    edge('a', 'b'),
  );

  it('gives nodes with filled settings, ports as edge indexes and templates', () => {
    const result = compileGraph(graph, testCatalog);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { plan } = result;
    expect(plan.nodes.map((item) => item.id)).toEqual(['a', 'b', 'in', 'q']);
    expect(plan.edges.map(([from, to]) => `${plan.nodes[from]?.id ?? ''}>${plan.nodes[to]?.id ?? ''}`)).toEqual([
      'a>b',
      'in>q',
      'q>b',
      'q>a',
    ]);
    expect(plan.triggers).toEqual([2]);
    expect(plan.nodes[0]).toMatchObject({
      config: { text: 'Hi {{ contact.name }}', filled: true },
      templates: [['text']],
    });
    expect(plan.nodes[3]?.ports).toEqual({ yes: [3], no: [2] });
    expect(plan.nodes[1]?.incoming).toEqual([0, 2]);
  });

  it('gives a node its own patience where it has some, and its type’s where it has none', () => {
    const patient: Graph = {
      ...graph,
      nodes: { ...graph.nodes, b: { ...node('b'), timeoutSeconds: 90, retry: { ...twice, backoff: 'same' } } },
    };
    const result = compileGraph(patient, testCatalog);
    const [a, b] = result.ok ? result.plan.nodes : [];
    expect(a).toMatchObject({ timeoutSeconds: 10, retry: { attempts: 1, firstDelaySeconds: 0 } });
    expect(b).toMatchObject({ timeoutSeconds: 90, retry: { attempts: 2, firstDelaySeconds: 1, backoff: 'same' } });
  });

  it('the hash does not depend on where nodes stand, nor on the order of writing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(graph.nodes), { minLength: 4 }), fc.integer(), (order, x) => {
        const moved: Graph = {
          ...graph,
          nodes: Object.fromEntries(
            order.flatMap((id) => {
              const item = graph.nodes[id];
              return item ? [[id, { ...item, position: { x, y: -x } }] as const] : [];
            }),
          ),
          edges: Object.fromEntries(Object.entries(graph.edges).reverse()),
        };
        const [first, second] = [compileGraph(graph, testCatalog), compileGraph(moved, testCatalog)];
        expect(first.ok && second.ok && first.plan).toEqual(second.ok && second.plan);
      }),
    );
  });

  it('a document with errors gives its problems', () => {
    expect(compileGraph(drawing(node('a')), testCatalog)).toMatchObject({
      ok: false,
      problems: [{ code: 'no-trigger' }],
    });
  });
});

describe('canConnect', () => {
  const graph = drawing(node('in', 'start'), node('a'), node('b'), edge('in', 'a'), edge('a', 'b'));
  it.each([
    ['in', 'next', 'b', null],
    ['a', 'next', 'a', 'cannot lead to itself'],
    ['b', 'next', 'a', 'circle'],
    ['a', 'next', 'in', 'starts the workflow'],
    ['a', 'next', 'b', 'connected already'],
    ['a', 'other', 'b', 'no such outcome'],
    ['a', 'next', 'gone', 'gone'],
  ])('%s:%s to %s', (from, port, to, reason) => {
    const verdict = canConnect(graph, testCatalog, { node: from, port }, { node: to });
    if (reason === null) expect(verdict).toEqual({ ok: true });
    else
      expect(verdict).toEqual({
        ok: false,
        reason: expect.stringContaining(reason) as string,
        fix: expect.any(String) as string,
      });
  });
});

describe('nextNodeId', () => {
  it('counts up', () => {
    expect(nextNodeId(drawing(), 'whatsapp.send')).toBe('whatsapp_send');
    expect(nextNodeId(drawing(node('whatsapp_send')), 'whatsapp.send')).toBe('whatsapp_send_2');
    expect(nextNodeId(drawing(), '9.Ünknown')).toBe('nknown');
  });
});
