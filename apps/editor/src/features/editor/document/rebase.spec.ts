import { applyOperation, type Operation } from '@flowkeep/graph';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { createDocumentStore } from './document.store.ts';
import { rebase } from './rebase.ts';

const base = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send', wait: 'wait.reply' }, 'lead.next > greet');
const rename = (nodeId: string, title: string): Operation => ({ kind: 'editNode', nodeId, patch: { title } });

describe('rebase', () => {
  it('puts my changes on top of theirs', () => {
    const theirs = applyOperation(base, rename('wait', 'Theirs'));
    const { graph, dropped } = rebase(theirs, [rename('greet', 'Mine')]);
    expect(graph.nodes['wait']?.title).toBe('Theirs');
    expect(graph.nodes['greet']?.title).toBe('Mine');
    expect(dropped).toEqual([]);
  });

  it('leaves out what no longer fits and says which and why', () => {
    const theirs = applyOperation(base, { kind: 'removeNode', nodeId: 'greet' });
    const { operations, dropped } = rebase(theirs, [rename('greet', 'Mine'), rename('wait', 'Also mine')]);
    expect(operations).toEqual([rename('wait', 'Also mine')]);
    expect(dropped).toHaveLength(1);
    expect(dropped[0]?.step).toEqual({ kind: 'rename', values: { title: 'Mine' } });
    expect(dropped[0]?.reason).not.toBe('');
  });

  it('takes a batch as a whole or not at all', () => {
    const batch: Operation = { kind: 'batch', label: 'Two', operations: [rename('wait', 'A'), rename('greet', 'B')] };
    const theirs = applyOperation(base, { kind: 'removeNode', nodeId: 'greet' });
    const result = rebase(theirs, [batch]);
    expect(result.graph).toEqual(theirs);
    expect(result.dropped).toHaveLength(1);
  });

  it('gives steps that lead back to theirs', () => {
    const theirs = applyOperation(base, rename('wait', 'Theirs'));
    const store = createDocumentStore({ graph: base, revision: 1 });
    store.getState().dispatch(rename('greet', 'Mine'));
    store.getState().sendingFailed({ kind: 'conflict' });
    expect(store.getState().keepMine(theirs, 9)).toEqual([]);
    expect(store.getState()).toMatchObject({ revision: 9, save: { kind: 'waiting' } });
    store.getState().undo();
    expect(store.getState().graph).toEqual(theirs);
  });
});
