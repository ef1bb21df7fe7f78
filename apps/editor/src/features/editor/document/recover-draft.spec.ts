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
      history: { past: [], future: [] },
    };
    expect(recoverDraft(draft, kept).dropped).toHaveLength(1);
  });

  it('ignores what it cannot read', () => {
    const store = memory();
    store.setItem('flowkeep.draft.w', '{"revision":1,"unsaved":[{"kind":"nonsense"}]}');
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
