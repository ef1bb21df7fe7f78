import type { Operation } from '@flowkeep/graph';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { createDocumentStore } from './document.store.ts';
import { createDraftStorage } from './draft-storage.ts';
import { recoverDraft } from './recover-draft.ts';

const graph = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send' }, 'lead.next > greet');
const draft = { graph, revision: 5, publishedRevision: null, liveVersion: null };
const rename = (title: string): Operation => ({ kind: 'editNode', nodeId: 'greet', patch: { title } });

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
  };
}

describe('a draft after a reload', () => {
  it('has the unsaved changes and the way back', () => {
    const storage = createDraftStorage(memory(), 'w');
    const store = createDocumentStore({ graph, revision: 5 });
    store.getState().dispatch(rename('Kept'));
    const { revision, unsaved, history } = store.getState();
    storage.write({ revision, unsaved, history });
    const { start, count } = recoverDraft(draft, storage.read());
    expect(count).toBe(1);
    expect(start.graph.nodes['greet']?.title).toBe('Kept');
    const again = createDocumentStore(start);
    again.getState().undo();
    expect(again.getState().graph).toEqual(graph);
  });

  it('can still go forward when everything had been undone', () => {
    const storage = createDraftStorage(memory(), 'w');
    const store = createDocumentStore({ graph, revision: 5 });
    store.getState().dispatch(rename('Kept'));
    store.getState().undo();
    const { revision, history } = store.getState();
    storage.write({ revision, unsaved: [], history });
    const again = createDocumentStore(recoverDraft(draft, storage.read()).start);
    again.getState().redo();
    expect(again.getState().graph.nodes['greet']?.title).toBe('Kept');
  });

  it('names what no longer fits when somebody else was here', () => {
    const kept = {
      revision: 4,
      unsaved: [{ kind: 'removeNode', nodeId: 'gone' } as const],
      unreadable: [],
      history: { past: [], future: [] },
    };
    expect(recoverDraft(draft, kept).dropped).toHaveLength(1);
  });

  it('loses only the change that cannot be read, and says so', () => {
    const store = memory();
    const tooLong = { kind: 'editNode', nodeId: 'greet', patch: { timeoutSeconds: 36_000 } };
    const unsaved = [tooLong, rename('Kept'), { kind: 'nonsense' }];
    const name = { kind: 'edit', values: { title: 'greet' } };
    const history = { past: [{ name, forward: tooLong, inverse: rename('greet'), gesture: null }], future: [] };
    store.setItem('flowkeep.draft.w', JSON.stringify({ revision: 5, unsaved, history }));
    const { start, count, dropped } = recoverDraft(draft, createDraftStorage(store, 'w').read());
    expect(start.graph.nodes['greet']?.title).toBe('Kept');
    expect(start.unsaved).toEqual([rename('Kept')]);
    expect(count).toBe(1);
    expect(dropped).toEqual([
      { step: null, reason: 'One try can take an hour at most.' },
      { step: null, reason: 'This change cannot be read.' },
    ]);
    const again = createDocumentStore(start);
    again.getState().undo();
    expect(again.getState().graph).toEqual(graph);
  });

  it.each(['', 'no JSON', 'null', '{}', '{"revision":1,"unsaved":5}'])('ignores what is no draft: %j', (text) => {
    const store = memory();
    store.setItem('flowkeep.draft.w', text);
    expect(createDraftStorage(store, 'w').read()).toBeNull();
  });

  it('does without a store that throws', () => {
    const broken = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => undefined,
    };
    const storage = createDraftStorage(broken, 'w');
    expect(storage.read()).toBeNull();
    expect(() =>
      storage.write({ revision: 1, unsaved: [rename('x')], history: { past: [], future: [] } }),
    ).not.toThrow();
  });
});
