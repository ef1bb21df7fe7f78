import { applyOperation, type Graph, type Problem } from '@flowkeep/graph';
import { nodeCatalog, nodeDefinitions } from '@flowkeep/nodes';
import { drawing, portsOf } from '../../../canvas/testing/drawing.ts';
import { type AddNodeInput, addNode } from './add-node.ts';
import { changesSince, isUnchanged } from './changes-since.ts';
import { connect } from './connect.ts';
import { shownProblems } from '../components/shown-problems.ts';
import { freeExit } from './free-exit.ts';
import { removeSelection } from './remove-nodes.ts';

const graph = drawing(
  { lead: 'trigger.webhook', greet: 'whatsapp.send', wait: 'wait.reply', end: 'flow.end' },
  'lead.next > greet',
  'greet.sent > wait',
  'wait.replied > end',
);
const linesOf = (document: Graph): readonly string[] =>
  Object.values(document.edges)
    .map((edge) => `${edge.from.node}.${edge.from.port} > ${edge.to.node}`)
    .sort();

const add = (change: Partial<AddNodeInput>): Graph => {
  const input = {
    graph,
    catalog: nodeCatalog,
    portsOf,
    definition: nodeDefinitions['wait.time'],
    label: 'Add',
    ...change,
  };
  return applyOperation(graph, addNode(input).operation);
};

describe('adding a step', () => {
  it('wires it from a port and stands it below', () => {
    const next = add({ from: { node: 'greet', port: 'not_sent' } });
    expect(linesOf(next)).toContain('greet.not_sent > wait_time');
    expect(next.nodes['wait_time']?.position.y).toBeGreaterThan(160 + 116);
    expect(next.nodes['wait_time']?.config['mode']).toBe('for');
  });

  it('puts it into a line and makes room', () => {
    const next = add({ into: 'greet-sent-wait' });
    expect(linesOf(next)).toEqual([
      'greet.sent > wait_time',
      'lead.next > greet',
      'wait.replied > end',
      'wait_time.next > wait',
    ]);
    expect(next.nodes['wait_time']?.position).toEqual(graph.nodes['wait']?.position);
    expect(next.nodes['wait']?.position.y).toBeGreaterThan(graph.nodes['wait']?.position.y ?? 0);
    expect(next.nodes['greet']?.position).toEqual(graph.nodes['greet']?.position);
  });

  it('never covers another card', () => {
    const next = add({ from: { node: 'lead', port: 'next' } });
    expect(next.nodes['wait_time']?.position).not.toEqual(next.nodes['greet']?.position);
  });
});

describe('freeExit', () => {
  it('is the first exit that leads nowhere', () => {
    expect(freeExit(graph, 'greet', portsOf)).toEqual({ node: 'greet', port: 'not_sent' });
    expect(freeExit(graph, 'lead', portsOf)).toEqual({ node: 'lead', port: 'next' });
  });
});

describe('connecting', () => {
  it('says why not, and what would help', () => {
    const result = connect(graph, nodeCatalog, { node: 'wait', port: 'silent' }, 'lead');
    expect(result).toMatchObject({ ok: false });
    expect('reason' in result && result.fix).not.toBe('');
  });

  it('makes an id that is free', () => {
    const result = connect(graph, nodeCatalog, { node: 'greet', port: 'not_sent' }, 'end');
    expect(result).toMatchObject({ ok: true, operation: { edge: { id: 'greet-not_sent-end' } } });
  });
});

describe('deleting', () => {
  const remove = (...nodes: readonly string[]): Graph => {
    const operation = removeSelection(graph, nodeCatalog, { nodes, edges: [] }, 'Delete');
    return operation ? applyOperation(graph, operation) : graph;
  };

  it('keeps the chain joined', () => {
    expect(linesOf(remove('wait'))).toEqual(['greet.sent > end', 'lead.next > greet']);
  });

  it('keeps it joined over several deleted steps', () => {
    expect(linesOf(remove('greet', 'wait'))).toEqual(['lead.next > end']);
  });

  it('keeps it joined when the lines of the step are selected too', () => {
    const edges = ['greet-sent-wait', 'wait-replied-end'];
    const operation = removeSelection(graph, nodeCatalog, { nodes: ['wait'], edges }, 'Delete');
    expect(operation && linesOf(applyOperation(graph, operation))).toEqual(['greet.sent > end', 'lead.next > greet']);
  });

  it('joins nothing where there is no usual way out', () => {
    expect(linesOf(remove('end'))).toEqual(['greet.sent > wait', 'lead.next > greet']);
  });

  it('is nothing when nothing is selected', () => {
    expect(removeSelection(graph, nodeCatalog, { nodes: [], edges: [] }, '')).toBeNull();
  });
});

describe('changesSince', () => {
  it('does not count places', () => {
    const moved = applyOperation(graph, { kind: 'moveNodes', positions: { wait: { x: 9, y: 9 } } });
    expect(isUnchanged(changesSince(graph, moved))).toBe(true);
  });

  it('names what was added, removed, edited and rewired', () => {
    const edited = applyOperation(add({ into: 'greet-sent-wait' }), {
      kind: 'editNode',
      nodeId: 'greet',
      patch: { title: 'Say hello' },
    });
    expect(changesSince(graph, edited)).toEqual({
      added: ['Wait a while'],
      removed: [],
      edited: ['Say hello'],
      rewired: true,
      settings: false,
    });
  });
});

describe('problems that are shown', () => {
  it('leaves out fields that the form fills by itself', () => {
    const read = drawing({ read: { type: 'ai.classify', config: { labels: [{}] } } });
    const problem = (field: string): Problem => ({
      code: 'config',
      severity: 'error',
      place: { kind: 'node', nodeId: 'read', field },
      message: '',
      fix: '',
    });
    const all = ['text', 'labels.0.id', 'labels.0.label'].map(problem);
    expect(shownProblems(read, nodeDefinitions, all)).toEqual([all[0], all[2]]);
  });
});
