import { applyOperation, type Graph, type Operation } from '@flowkeep/graph';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { createDocumentStore } from './document.store.ts';
import { keepDraft } from './draft-keeper.ts';
import { createDraftStorage } from './draft-storage.ts';
import { recoverDraft } from './recover-draft.ts';
import { type SaveOutcome, Saver } from './saver.ts';
import { memory } from './testing/memory.ts';

const graph = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send' }, 'lead.next > greet');
const rename = (title: string): Operation => ({ kind: 'editNode', nodeId: 'greet', patch: { title } });
const titled = (title: string): Graph => applyOperation(graph, rename(title));
const draftAt = (revision: number, theirs: Graph) => ({
  graph: theirs,
  revision,
  publishedRevision: null,
  liveVersion: null,
});

/** A page whose server answers when told. */
function openPage() {
  const document = createDocumentStore({ graph, revision: 5 });
  const storage = createDraftStorage(memory(), 'u', 'w');
  const answers: ((outcome: SaveOutcome) => void)[] = [];
  const after = () => () => undefined;
  const saver = new Saver(document, {
    send: () => new Promise((resolve) => answers.push(resolve)),
    load: () => Promise.reject(new Error('nobody asked')),
    after,
  });
  const stopSaving = saver.start();
  const keeper = keepDraft({ document, saver, storage, after });
  const leave = (): Promise<void> => {
    stopSaving();
    keeper.stop();
    return keeper.leave();
  };
  return { document, storage, leave, answer: (outcome: SaveOutcome) => answers.shift()?.(outcome) };
}

describe('a page that is left before its changes are saved', () => {
  it('keeps nothing for unsaved that is saved a moment later', async () => {
    const page = openPage();
    page.document.getState().dispatch(rename('Mine'));
    const left = page.leave();
    page.answer({ kind: 'saved', revision: 6 });
    await left;
    const { start, count } = recoverDraft(draftAt(7, titled('Theirs')), page.storage.read());
    expect(count).toBe(0);
    expect(start).toMatchObject({ revision: 7, unsaved: [] });
    expect(start.save).toBeUndefined();
    expect(start.graph.nodes['greet']?.title).toBe('Theirs');
  });

  it('knows at the next visit what the server took when no answer came any more', () => {
    const page = openPage();
    page.document.getState().dispatch(rename('Mine'));
    void page.leave();
    const { start, count } = recoverDraft(draftAt(6, titled('Mine')), page.storage.read());
    expect(count).toBe(0);
    expect(start).toMatchObject({ revision: 6, unsaved: [] });
    expect(start.history?.past).toHaveLength(1);
  });

  it('asks at the next visit when no answer came any more and somebody else was here', () => {
    const page = openPage();
    page.document.getState().dispatch(rename('Mine'));
    void page.leave();
    const { start } = recoverDraft(draftAt(7, titled('Theirs')), page.storage.read());
    expect(start.save).toEqual({ kind: 'conflict' });
  });

  it('keeps what could not be sent, and does not go on trying', async () => {
    const page = openPage();
    page.document.getState().dispatch(rename('Mine'));
    const left = page.leave();
    page.answer({ kind: 'offline' });
    await left;
    expect(recoverDraft(draftAt(5, graph), page.storage.read()).count).toBe(1);
  });

  it('leaves alone what another page has written meanwhile', async () => {
    const page = openPage();
    page.document.getState().dispatch(rename('Mine'));
    const left = page.leave();
    const history = { past: [], future: [] };
    page.storage.write({ revision: 6, unsaved: [rename('Next')], history, sent: null });
    page.answer({ kind: 'saved', revision: 6 });
    await left;
    expect(page.storage.read()?.unsaved).toEqual([rename('Next')]);
  });
});
