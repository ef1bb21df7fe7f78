import { applyOperation } from '@flowkeep/graph';
import { createEdgeProjection, type EdgeProjectionInput } from './edge-projection.ts';
import { drawing, portsOf } from './testing/drawing.ts';

const graph = drawing(
  { lead: 'trigger.webhook', greet: 'whatsapp.send', end: { type: 'flow.end', at: [400, 500] } },
  'lead.next > greet',
  'greet.sent > end',
);

const input = (change: Partial<EdgeProjectionInput> = {}): EdgeProjectionInput => ({
  graph,
  selected: new Set(),
  dragged: new Map(),
  portsOf,
  labelOf: (edge) => edge.id,
  ...change,
});

describe('projection of edges', () => {
  it('gives the same list for the same document', () => {
    const project = createEdgeProjection();
    expect(project(input())).toBe(project(input()));
  });

  it('leaves from the port and ends at the top of the card', () => {
    const [, sent] = createEdgeProjection()(input());
    expect(sent?.data?.path.startsWith('M64 276')).toBe(true);
    expect(sent?.data?.end).toEqual({ x: 528, y: 500 });
  });

  it('while a card is dragged, makes only its own edges anew', () => {
    const project = createEdgeProjection();
    const before = project(input());
    const after = project(input({ dragged: new Map([['end', { x: 0, y: 600 }]]) }));
    expect(after.map((edge, index) => edge === before[index])).toEqual([true, false]);
  });

  it('leaves out an edge whose port is gone', () => {
    const broken = applyOperation(graph, {
      kind: 'addEdge',
      edge: { id: 'x', from: { node: 'lead', port: 'gone' }, to: { node: 'end' } },
    });
    expect(createEdgeProjection()(input({ graph: broken })).map((edge) => edge.id)).not.toContain('x');
  });
});
