import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { drawing, edge, node, testCatalog } from '../testing/drawing.ts';
import { validateGraph } from '../validate-graph.ts';

const problems = (...parts: readonly (GraphNode | GraphEdge)[]): readonly string[] => {
  const graph: Graph = drawing(node('in', 'start'), edge('in', 'a'), ...parts);
  return validateGraph(graph, testCatalog)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
};
const jump = (target: string, limit?: number): GraphNode =>
  node('jump', 'flow.goto', { target, ...(limit === undefined ? {} : { limit }) });

describe('a jump', () => {
  it.each<[string, readonly (GraphNode | GraphEdge)[], readonly string[]]>([
    ['back with a wait between', [node('a'), node('w', 'pause'), jump('a'), edge('a', 'w'), edge('w', 'jump')], []],
    ['back to a wait', [node('a'), node('w', 'pause'), jump('w'), edge('a', 'w'), edge('w', 'jump')], []],
    ['back without a wait', [node('a'), jump('a'), edge('a', 'jump')], ['endless-circle']],
    ['back without a wait, but with a limit', [node('a'), jump('a', 3), edge('a', 'jump')], []],
    [
      'back with a wait on one of two ways only',
      [node('a', 'branch'), node('w', 'pause'), jump('a'), edge('a:yes', 'w'), edge('w', 'jump'), edge('a:no', 'jump')],
      ['endless-circle'],
    ],
    [
      'back with a wait that may be over',
      [node('a'), node('w', 'hours'), jump('a'), edge('a', 'w'), edge('w', 'jump')],
      ['endless-circle'],
    ],
    [
      'back with a wait that goes on when it fails',
      [node('a'), { ...node('w', 'pause'), onError: 'continue' }, jump('a'), edge('a', 'w'), edge('w', 'jump')],
      ['endless-circle'],
    ],
    [
      'back from the way that a wait goes when it fails',
      [node('a'), { ...node('w', 'pause'), onError: 'port' }, jump('a'), edge('a', 'w'), edge('w:error', 'jump')],
      ['endless-circle'],
    ],
    ['to itself', [jump('jump'), node('a'), edge('a', 'jump')], ['endless-circle']],
    ['forward', [node('a', 'branch'), node('b'), jump('b'), edge('a:yes', 'jump'), edge('a:no', 'b')], []],
    [
      'that goes round by another jump',
      [
        node('a', 'branch'),
        node('b'),
        jump('b'),
        node('other', 'flow.goto', { target: 'a' }),
        edge('a:yes', 'jump'),
        edge('a:no', 'b'),
        edge('b', 'other'),
      ],
      ['endless-circle', 'endless-circle'],
    ],
    ['to a step that is gone', [node('a'), jump('gone'), edge('a', 'jump')], ['unknown-step']],
    ['to what starts the run', [node('a'), jump('in'), edge('a', 'jump')], ['goto-start']],
    [
      'into a loop',
      [node('a', 'each'), node('b'), jump('b', 3), edge('a:each', 'b'), edge('a:done', 'jump')],
      ['goto-crosses-body'],
    ],
    [
      'out of a loop',
      [node('a'), node('l', 'each'), jump('a', 3), edge('a', 'l'), edge('l:each', 'jump')],
      ['goto-crosses-body'],
    ],
    ['inside a loop', [node('a', 'each'), node('b'), jump('b', 3), edge('a:each', 'b'), edge('b', 'jump')], []],
  ])('%s', (_, parts, codes) => {
    expect(problems(...parts)).toEqual(codes);
  });

  it('reaches a step that no line leads to', () => {
    const drawn = drawing(node('in', 'start'), jump('a'), node('a'), edge('in', 'jump'));
    expect(validateGraph(drawn, testCatalog)).toEqual([]);
  });

  it('lets earlier steps read what later ones gave the time before', () => {
    const before = node('a', 'step', { text: '{{ steps.w.value }}' });
    const drawn = drawing(node('in', 'start'), before, node('w', 'pause'), edge('in', 'a'), edge('a', 'w'));
    expect(validateGraph(drawn, testCatalog).map(({ code }) => code)).toEqual(['not-before']);
    const back = drawing(...Object.values(drawn.nodes), jump('a'), ...Object.values(drawn.edges), edge('w', 'jump'));
    expect(validateGraph(back, testCatalog)).toEqual([]);
  });
});

describe('joins, compensations and goals', () => {
  it.each<[string, readonly (GraphNode | GraphEdge)[], readonly string[]]>([
    [
      'a join of as many as lead to it',
      [node('a', 'branch'), node('j', 'join', { count: 2 }), edge('a:yes', 'j'), edge('a:no', 'j')],
      [],
    ],
    [
      'a join of more than lead to it',
      [node('a', 'branch'), node('j', 'join', { count: 3 }), edge('a:yes', 'j'), edge('a:no', 'j')],
      ['join-short-of-branches'],
    ],
    ['undoing a step', [node('a'), node('u', 'flow.compensate', { of: 'a' }), node('b'), edge('u', 'b')], []],
    ['undoing the run', [node('a'), node('u', 'flow.compensate'), node('b'), edge('u', 'b')], []],
    [
      'undoing what is gone',
      [node('a'), node('u', 'flow.compensate', { of: 'x' }), node('b'), edge('u', 'b')],
      ['unknown-step'],
    ],
    [
      'undoing a trigger',
      [node('a'), node('u', 'flow.compensate', { of: 'in' }), node('b'), edge('u', 'b')],
      ['unknown-step'],
    ],
    [
      'a step led to by the run and by what undoes it',
      [node('a'), node('u', 'flow.compensate'), edge('u', 'a')],
      ['body-crossed'],
    ],
    ['a line to a goal', [node('a'), node('g', 'goal'), edge('a', 'g')], ['leads-to-trigger']],
    ['a goal over its event', [node('a'), node('g', 'goal', { when: '{{ event.amount }} {{ contact.name }}' })], []],
    ['a goal over a step', [node('a'), node('g', 'goal', { when: '{{ steps.a.value }}' })], ['unknown-value']],
    ['a step over an event', [node('a', 'step', { text: '{{ event.amount }}' })], ['unknown-value']],
  ])('%s', (_, parts, codes) => {
    expect(problems(...parts)).toEqual(codes);
  });
});
