import { nodeCatalog } from '@flowkeep/nodes';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { movesToAsk, standingByStep, withMove } from './moves.ts';

const graph = drawing({ lead: 'trigger.webhook', wait: 'wait.reply' }, 'lead.next > wait');
const standing = [
  { nodeId: 'wait', title: 'Wait', version: 3, count: 5 },
  { nodeId: 'old', title: 'Old wait', version: 2, count: 1 },
  { nodeId: 'old', title: 'Old wait', version: 1, count: 2 },
  { nodeId: 'older', title: 'Older', version: 1, count: 9 },
];

describe('movesToAsk', () => {
  it('asks about steps that are no longer there, over all versions', () => {
    const asked = movesToAsk(standing, graph, nodeCatalog);
    expect(asked.map(({ from, count }) => [from, count])).toEqual([
      ['older', 9],
      ['old', 3],
    ]);
    expect(asked[0]?.choices).toEqual([{ value: 'wait', label: 'wait' }]);
  });

  it('asks nothing where every step is still there', () => {
    const inside = { nodeId: 'wait/inner', title: 'Wait › Inner', version: 3, count: 1 };
    expect(movesToAsk([...standing.slice(0, 1), inside], graph, nodeCatalog)).toEqual([]);
  });
});

describe('standing runs', () => {
  it('are added up over versions', () => {
    expect(standingByStep(standing).map(({ nodeId, count }) => [nodeId, count])).toEqual([
      ['older', 9],
      ['wait', 5],
      ['old', 3],
    ]);
  });

  it('are told by the inner step where they stand in a called workflow', () => {
    const inside = { nodeId: 'wait/inner', title: 'Wait › Inner', version: 3, count: 5 };
    expect(standingByStep([...standing.slice(0, 1), inside]).map(({ title }) => title)).toEqual(['Wait › Inner']);
  });

  it('are sent to one step, or to none', () => {
    expect(withMove({ a: 'b' }, 'old', 'wait')).toEqual({ a: 'b', old: 'wait' });
    expect(withMove({ a: 'b', old: 'wait' }, 'old', '')).toEqual({ a: 'b' });
  });
});
