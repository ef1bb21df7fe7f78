import { nodeCatalog } from '@flowkeep/nodes';
import { drawing } from './testing/drawing.ts';
import { waysOutOf } from './ways-out.ts';

describe('waysOutOf', () => {
  const { nodes } = drawing({ each: 'flow.each', ask: 'wait.reply' }, 'each.each > ask');
  const waysOf = (id: string, onError: 'fail' | 'port' = 'fail') => {
    const node = nodes[id];
    return node === undefined ? [] : waysOutOf({ ...node, onError }, nodeCatalog, 'On error').map((port) => port.id);
  };

  it('does not lead into the body of a loop', () => {
    expect(waysOf('each')).toEqual(['done']);
  });

  it('has the one for errors last', () => {
    expect(waysOf('ask', 'port')).toEqual(['replied', 'silent', 'error']);
  });
});
