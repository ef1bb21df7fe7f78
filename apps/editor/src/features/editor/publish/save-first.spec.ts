import type { Operation } from '@flowkeep/graph';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { createDocumentStore } from '../document/document.store.ts';
import { type SaveOutcome, Saver } from '../document/saver.ts';
import { saveFirst } from './save-first.ts';

const graph = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send' }, 'lead.next > greet');
const rename: Operation = { kind: 'editNode', nodeId: 'greet', patch: { title: 'Mine' } };

/** Publishes a draft with one change, for which the server has this answer. */
async function publishAfter(answer: SaveOutcome) {
  const document = createDocumentStore({ graph, revision: 1 });
  const saver = new Saver(document, {
    send: () => Promise.resolve(answer),
    load: () => Promise.resolve({ graph, revision: 2 }),
    after: () => () => undefined,
  });
  document.getState().dispatch(rename);
  const published: number[] = [];
  const outcome = await saveFirst({ document, saver }, (revision) => {
    published.push(revision);
    return Promise.resolve({ kind: 'published', version: 3, stuck: [] });
  });
  return { outcome: outcome.kind, published, unsaved: document.getState().unsaved };
}

describe('publishing with changes that are not saved', () => {
  it('publishes the revision that they make', async () => {
    const result = await publishAfter({ kind: 'saved', revision: 2 });
    expect(result).toEqual({ outcome: 'published', published: [2], unsaved: [] });
  });

  it.each<[SaveOutcome, string]>([
    [{ kind: 'offline' }, 'unsaved'],
    [{ kind: 'refused', message: 'Too large.' }, 'unsaved'],
    [{ kind: 'conflict' }, 'moved'],
  ])('publishes nothing and keeps them after %j', async (answer, outcome) => {
    expect(await publishAfter(answer)).toEqual({ outcome, published: [], unsaved: [rename] });
  });
});
