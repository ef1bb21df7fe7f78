import type { Operation } from '@flowkeep/graph';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { createDocumentStore } from './document.store.ts';
import { createDraftStorage, type KeptSent, type ReadDraft } from './draft-storage.ts';
import { graphHash } from './graph-hash.ts';
import { recoverDraft } from './recover-draft.ts';
import { memory } from './testing/memory.ts';

const graph = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send' }, 'lead.next > greet');
const draft = { graph, revision: 5, publishedRevision: null, liveVersion: null };
const rename = (title: string): Operation => ({ kind: 'editNode', nodeId: 'greet', patch: { title } });

describe('a draft after a reload', () => {
  it('has the unsaved changes and the way back', () => {
    const storage = createDraftStorage(memory(), 'u', 'w');
    const store = createDocumentStore({ graph, revision: 5 });
    store.getState().dispatch(rename('Kept'));
    const { revision, unsaved, history } = store.getState();
    storage.write({ revision, unsaved, history, sent: null });
    const { start, count } = recoverDraft(draft, storage.read());
    expect(count).toBe(1);
    expect(start.graph.nodes['greet']?.title).toBe('Kept');
    const again = createDocumentStore(start);
    again.getState().undo();
    expect(again.getState().graph).toEqual(graph);
  });

  it('can still go forward when everything had been undone', () => {
    const storage = createDraftStorage(memory(), 'u', 'w');
    const store = createDocumentStore({ graph, revision: 5 });
    store.getState().dispatch(rename('Kept'));
    store.getState().undo();
    const { revision, history } = store.getState();
    storage.write({ revision, unsaved: [], history, sent: null });
    const again = createDocumentStore(recoverDraft(draft, storage.read()).start);
    again.getState().redo();
    expect(again.getState().graph.nodes['greet']?.title).toBe('Kept');
  });

  const kept = (unsaved: readonly Operation[], sent: KeptSent | null = null): ReadDraft => {
    const history = { past: [], future: [] };
    return { revision: 4, unsaved, unreadable: [], history, sent };
  };

  it('asks when somebody else was here, and changes nothing before the answer', () => {
    const { start, count } = recoverDraft(draft, kept([rename('Mine')]));
    expect(count).toBe(0);
    expect(start).toMatchObject({ revision: 4, unsaved: [rename('Mine')], save: { kind: 'conflict' } });
  });

  it('names what no longer fits when the reader puts it on top', () => {
    const { start } = recoverDraft(draft, kept([{ kind: 'removeNode', nodeId: 'gone' }]));
    const store = createDocumentStore(start);
    expect(store.getState().keepMine(graph, 5)).toHaveLength(1);
    expect(store.getState().graph).toEqual(graph);
  });

  it('takes nothing for unsaved that the server took before the page went', () => {
    const sent = { count: 1, hash: graphHash(graph) };
    const { start, count } = recoverDraft(draft, kept([rename('greet'), rename('Then')], sent));
    expect(count).toBe(1);
    expect(start).toMatchObject({ revision: 5, unsaved: [rename('Then')] });
    expect(start.save).toBeUndefined();
  });

  it('is the draft of the person who made it', () => {
    const store = memory();
    const history = { past: [], future: [] };
    createDraftStorage(store, 'first', 'w').write({ revision: 5, unsaved: [rename('x')], history, sent: null });
    expect(createDraftStorage(store, 'second', 'w').read()).toBeNull();
    expect(createDraftStorage(store, 'first', 'w').read()?.unsaved).toEqual([rename('x')]);
  });

  it('loses only the change that cannot be read, and says so', () => {
    const store = memory();
    const tooLong = { kind: 'editNode', nodeId: 'greet', patch: { timeoutSeconds: 36_000 } };
    const unsaved = [tooLong, rename('Kept'), { kind: 'nonsense' }];
    const name = { kind: 'edit', values: { title: 'greet' } };
    const history = { past: [{ name, forward: tooLong, inverse: rename('greet'), gesture: null }], future: [] };
    store.setItem('flowkeep.draft.u.w', JSON.stringify({ revision: 5, unsaved, history }));
    const { start, count, dropped } = recoverDraft(draft, createDraftStorage(store, 'u', 'w').read());
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
    store.setItem('flowkeep.draft.u.w', text);
    expect(createDraftStorage(store, 'u', 'w').read()).toBeNull();
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
    const storage = createDraftStorage(broken, 'u', 'w');
    expect(storage.read()).toBeNull();
    expect(() =>
      storage.write({ revision: 1, unsaved: [rename('x')], history: { past: [], future: [] }, sent: null }),
    ).not.toThrow();
  });
});
