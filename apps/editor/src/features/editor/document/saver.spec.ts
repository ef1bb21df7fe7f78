import { applyOperation, type Graph, type Operation } from '@flowkeep/graph';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { createDocumentStore } from './document.store.ts';
import { type SaveOutcome, Saver } from './saver.ts';

const graph = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send' }, 'lead.next > greet');
const rename = (title: string): Operation => ({ kind: 'editNode', nodeId: 'greet', patch: { title } });

/** A saver whose clock is turned by hand and whose server answers as told. */
function bench(answers: readonly SaveOutcome[], theirs: () => Graph = () => graph) {
  const store = createDocumentStore({ graph, revision: 1 });
  const sent: { readonly base: number; readonly operations: readonly Operation[] }[] = [];
  const left = [...answers];
  let due: { readonly milliseconds: number; readonly act: () => void } | null = null;
  const saver = new Saver(store, {
    send: (base, operations) => {
      sent.push({ base, operations });
      return Promise.resolve(left.shift() ?? { kind: 'saved', revision: base + 1 });
    },
    load: () => Promise.resolve({ graph: theirs(), revision: 40 }),
    after: (milliseconds, act) => {
      due = { milliseconds, act };
      return () => {
        due = null;
      };
    },
  });
  saver.start();
  return { store, saver, sent, due: () => due };
}

describe('saver', () => {
  it('waits for a pause in the changes, then sends them together', async () => {
    const { store, saver, sent, due } = bench([]);
    store.getState().dispatch(rename('A'));
    store.getState().dispatch(rename('B'));
    expect(sent).toEqual([]);
    expect(due()?.milliseconds).toBe(700);
    await saver.flush();
    expect(sent).toEqual([{ base: 1, operations: [rename('A'), rename('B')] }]);
    expect(store.getState()).toMatchObject({ revision: 2, unsaved: [], save: { kind: 'saved' } });
  });

  it('tries again after longer and longer pauses while nobody answers', async () => {
    const { store, saver, due } = bench([{ kind: 'offline' }, { kind: 'offline' }]);
    store.getState().dispatch(rename('A'));
    await saver.flush();
    expect(store.getState().save.kind).toBe('offline');
    expect(due()?.milliseconds).toBe(1_000);
    await saver.flush();
    expect(due()?.milliseconds).toBe(2_000);
    await saver.flush();
    expect(store.getState()).toMatchObject({ unsaved: [], save: { kind: 'saved' } });
  });

  it('stops at a conflict and leaves the choice to the reader', async () => {
    const { store, saver, sent } = bench([{ kind: 'conflict' }]);
    store.getState().dispatch(rename('A'));
    await saver.flush();
    expect(store.getState().save.kind).toBe('conflict');
    store.getState().dispatch(rename('B'));
    await saver.flush();
    expect(sent).toHaveLength(1);
    expect(store.getState().unsaved).toHaveLength(2);
  });

  it('takes a lost answer for what it is when the server already has everything', async () => {
    const store = bench([{ kind: 'conflict' }], () => store.store.getState().graph);
    store.store.getState().dispatch(rename('A'));
    await store.saver.flush();
    expect(store.store.getState()).toMatchObject({ revision: 40, unsaved: [], save: { kind: 'saved' } });
  });

  it('goes on after a lost answer with what was changed meanwhile', async () => {
    const { store, saver, sent } = bench([{ kind: 'conflict' }], () => applyOperation(graph, rename('A')));
    store.getState().dispatch(rename('A'));
    const saving = saver.flush();
    store.getState().dispatch(rename('B'));
    await saving;
    expect(sent).toEqual([
      { base: 1, operations: [rename('A')] },
      { base: 40, operations: [rename('B')] },
    ]);
    expect(store.getState()).toMatchObject({ revision: 41, unsaved: [], save: { kind: 'saved' } });
  });

  it('says why the server refused', async () => {
    const { store, saver } = bench([{ kind: 'refused', message: 'Too large.' }]);
    store.getState().dispatch(rename('A'));
    await saver.flush();
    expect(store.getState().save).toEqual({ kind: 'refused', message: 'Too large.' });
  });
});
