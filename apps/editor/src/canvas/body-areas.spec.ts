import { nodeCatalog } from '@flowkeep/nodes';
import { bodyAreas } from './body-areas.ts';
import { loopsAround, drawnBodies } from './drawn-bodies.ts';
import { nodeSummary, stepsNamed, summaryText } from './node-summary.ts';
import { findNodeDefinition } from '@flowkeep/nodes';
import { drawing, portsOf } from './testing/drawing.ts';

const graph = drawing(
  {
    start: 'trigger.manual',
    orders: 'flow.each',
    lines: { type: 'flow.repeat', at: [0, 400] },
    ask: { type: 'http.request', at: [0, 600] },
    tell: { type: 'whatsapp.send', at: [300, 600] },
    end: { type: 'flow.end', at: [600, 400] },
    undo: { type: 'flow.compensate', at: [900, 0], config: { of: 'ask' } },
    back: { type: 'deal.move', at: [900, 200] },
    again: { type: 'flow.goto', at: [600, 200], config: { target: 'ask' } },
  },
  'start.next > orders',
  'orders.each > lines',
  'orders.done > end',
  'lines.round > ask',
  'lines.done > tell',
  'undo.next > back',
);

describe('bodies', () => {
  it('are found outer ones first', () => {
    const bodies = drawnBodies(graph, nodeCatalog);
    expect(bodies.find(({ owner }) => owner === 'undo')?.kind).toBe('compensation');
    expect(loopsAround(bodies, 'ask')).toEqual(['orders', 'lines']);
    expect(loopsAround(bodies, 'tell')).toEqual(['orders']);
    expect(loopsAround(bodies, 'back')).toEqual([]);
  });

  it('have frames around their cards, with more room around what is inside', () => {
    const areas = new Map(bodyAreas(graph, nodeCatalog, portsOf, new Map()).map((area) => [area.owner, area]));
    const outer = areas.get('orders');
    const inner = areas.get('lines');
    expect(inner).toMatchObject({ x: -20, y: 580 });
    expect(outer && inner && outer.x < inner.x && outer.y < inner.y).toBe(true);
  });

  it('follow a card that is dragged', () => {
    const [moved] = bodyAreas(graph, nodeCatalog, portsOf, new Map([['back', { x: 5_000, y: 0 }]])).filter(
      ({ owner }) => owner === 'undo',
    );
    expect(moved?.x).toBe(4_980);
  });
});

describe('steps that a step names', () => {
  it('are shown and spoken by their titles', () => {
    const node = graph.nodes['again'];
    const definition = findNodeDefinition('flow.goto');
    if (!node) throw new Error('The drawing has a go-to.');
    const parts = nodeSummary(node, definition);
    expect(stepsNamed(node, definition)).toEqual(['ask']);
    expect(parts.filter(({ kind }) => kind === 'step')).toEqual([{ kind: 'step', nodeId: 'ask' }]);
    const renamed = { ...graph, nodes: { ...graph.nodes, ask: { ...node, id: 'ask', title: 'Ask them' } } };
    expect(summaryText(parts, renamed)).toContain('Ask them');
  });
});
