import { applyOperation, type Graph, type GraphNode } from '@flowkeep/graph';
import { createNodeProjection, type NodeProjectionInput } from './node-projection.ts';
import { drawing, portsOf } from './testing/drawing.ts';

const graph = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send', wait: 'wait.reply' });

const input = (change: Partial<NodeProjectionInput> = {}): NodeProjectionInput => ({
  graph,
  selected: new Set(),
  dragged: new Map(),
  portsOf,
  labelOf: (node: GraphNode) => node.title,
  locked: false,
  ...change,
});

const edit = (title: string): Graph => applyOperation(graph, { kind: 'editNode', nodeId: 'greet', patch: { title } });

describe('projection of nodes', () => {
  it('gives the same list and the same objects for the same document', () => {
    const project = createNodeProjection();
    expect(project(input())).toBe(project(input()));
  });

  it('makes only the changed card anew', () => {
    const project = createNodeProjection();
    const before = project(input());
    const after = project(input({ graph: edit('Say hello') }));
    expect(after.map((node, index) => node === before[index])).toEqual([true, false, true]);
    expect(after[1]?.ariaLabel).toBe('Say hello');
  });

  it('keeps the list when a setting changes that the card does not stand on', () => {
    const project = createNodeProjection();
    const before = project(input());
    const other = applyOperation(graph, { kind: 'editNode', nodeId: 'greet', patch: { config: { language: 'ru' } } });
    expect(project(input({ graph: other }))).toBe(before);
  });

  it('gives size, measured size and handles, so that nothing has to be measured', () => {
    const [lead, greet] = createNodeProjection()(input());
    expect(lead).toMatchObject({ width: 256, height: 84, measured: { width: 256, height: 84 } });
    expect(lead?.handles?.map((handle) => handle.id)).toEqual(['in', 'next']);
    expect(greet?.height).toBe(116);
    expect(greet?.handles?.map(({ id, x, y }) => [id, x + 5, y + 5])).toEqual([
      ['in', 128, 0],
      ['sent', 64, 116],
      ['not_sent', 192, 116],
    ]);
  });

  it('lists cards in reading order, whatever the order of the document', () => {
    const shuffled = drawing({
      last: { type: 'flow.end', at: [0, 400] },
      right: { type: 'wait.time', at: [300, 205] },
      left: { type: 'wait.time', at: [0, 200] },
      first: { type: 'trigger.form', at: [100, 0] },
    });
    expect(createNodeProjection()(input({ graph: shuffled })).map((node) => node.id)).toEqual([
      'first',
      'left',
      'right',
      'last',
    ]);
  });

  it('shows a dragged card where the pointer has it', () => {
    const [, greet] = createNodeProjection()(input({ dragged: new Map([['greet', { x: 7, y: 9 }]]) }));
    expect(greet?.position).toEqual({ x: 7, y: 9 });
  });
});
