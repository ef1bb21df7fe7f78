import fc from 'fast-check';
import type { Operation } from '@flowkeep/graph';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { createDocumentStore } from './document.store.ts';

const graph = drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send' }, 'lead.next > greet');
const rename = (title: string): Operation => ({ kind: 'editNode', nodeId: 'greet', patch: { title } });
const open = () => createDocumentStore({ graph, revision: 3 });

describe('document store', () => {
  it('changes the document, remembers the way back and what is unsaved', () => {
    const store = open();
    expect(store.getState().dispatch(rename('Hello'))).toEqual({ ok: true });
    const state = store.getState();
    expect(state.graph.nodes['greet']?.title).toBe('Hello');
    expect(state.history.past.map((step) => step.name.kind)).toEqual(['rename']);
    expect(state.unsaved).toEqual([rename('Hello')]);
    expect(state.save.kind).toBe('waiting');
  });

  it('refuses in words what cannot be applied and changes nothing', () => {
    const store = open();
    const result = store.getState().dispatch({ kind: 'removeNode', nodeId: 'nobody' });
    expect(result.ok).toBe(false);
    expect(store.getState().graph).toBe(graph);
    expect(store.getState().unsaved).toEqual([]);
  });

  it('refuses in words what the server would not take, and goes on saving what follows', () => {
    const store = open();
    const tooLong: Operation = { kind: 'editNode', nodeId: 'greet', patch: { timeoutSeconds: 36_000 } };
    expect(store.getState().dispatch(tooLong)).toEqual({ ok: false, message: 'One try can take an hour at most.' });
    expect(store.getState()).toMatchObject({ graph, unsaved: [], save: { kind: 'saved' } });
    expect(store.getState().dispatch(rename('Hello'))).toEqual({ ok: true });
    expect(store.getState().unsaved).toEqual([rename('Hello')]);
  });

  it('makes one step and one operation of a gesture', () => {
    const store = open();
    for (const title of ['H', 'He', 'Hey']) store.getState().dispatch(rename(title), 'title greet');
    expect(store.getState().history.past).toHaveLength(1);
    expect(store.getState().unsaved).toEqual([rename('Hey')]);
    store.getState().undo();
    expect(store.getState().graph).toEqual(graph);
    store.getState().redo();
    expect(store.getState().graph.nodes['greet']?.title).toBe('Hey');
  });

  it('begins a new step when the gesture has ended', () => {
    const store = open();
    store.getState().dispatch(rename('One'), 'title greet');
    store.getState().endGesture();
    store.getState().dispatch(rename('Two'), 'title greet');
    expect(store.getState().history.past).toHaveLength(2);
  });

  it('does not join what is on its way to the server', () => {
    const store = open();
    store.getState().dispatch(rename('One'), 'title greet');
    store.getState().sendingStarted();
    store.getState().dispatch(rename('Two'), 'title greet');
    store.getState().sendingEnded(4);
    expect(store.getState()).toMatchObject({ revision: 4, unsaved: [rename('Two')], save: { kind: 'waiting' } });
  });

  it('keeps what came in while saving failed', () => {
    const store = open();
    store.getState().dispatch(rename('One'));
    store.getState().sendingStarted();
    store.getState().sendingFailed({ kind: 'offline' });
    expect(store.getState()).toMatchObject({ unsaved: [rename('One')], inFlight: 0, save: { kind: 'offline' } });
  });

  it('sends no more at once than the server reads', () => {
    const store = open();
    const write = (text: string): Operation => ({ kind: 'editNode', nodeId: 'greet', patch: { config: { text } } });
    for (let edit = 0; edit < 25; edit += 1) store.getState().dispatch(write('ə'.repeat(60_000)));
    let requests = 0;
    while (store.getState().unsaved.length > 0) {
      const batch = store.getState().sendingStarted();
      expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(1_048_576);
      store.getState().sendingEnded(store.getState().revision + batch.length);
      requests += 1;
    }
    expect(requests).toBe(5);
  });

  it('takes out what was refused when it is undone, and can save again', () => {
    const store = open();
    store.getState().dispatch(rename('Good'));
    store.getState().dispatch(rename('Refused'));
    store.getState().sendingStarted();
    store.getState().sendingFailed({ kind: 'refused', message: 'Too large.' });
    store.getState().undo();
    expect(store.getState()).toMatchObject({ unsaved: [rename('Good')], save: { kind: 'waiting' } });
    store.getState().redo();
    expect(store.getState().unsaved).toEqual([rename('Good'), rename('Refused')]);
    store.getState().undo();
    store.getState().undo();
    expect(store.getState()).toMatchObject({ graph, unsaved: [], save: { kind: 'saved' } });
  });

  it('sends the way back of what the server may have', () => {
    const store = open();
    store.getState().dispatch(rename('One'));
    store.getState().sendingStarted();
    store.getState().sendingFailed({ kind: 'offline' });
    store.getState().undo();
    expect(store.getState().unsaved).toEqual([rename('One'), rename('greet')]);
  });

  it('does not take an equal change for the one that is undone', () => {
    const store = open();
    store.getState().dispatch(rename('One'));
    store.getState().dispatch(rename('Two'));
    store.getState().sendingStarted();
    store.getState().sendingEnded(5);
    store.getState().undo();
    store.getState().undo();
    expect(store.getState().unsaved).toEqual([rename('One'), rename('greet')]);
  });

  it('comes back to the beginning when everything is undone, and to the end when everything is redone', () => {
    const place = fc.record({ x: fc.integer(), y: fc.integer() });
    const operation: fc.Arbitrary<Operation> = fc.oneof(
      fc.string({ maxLength: 20 }).map(rename),
      place.map((at): Operation => ({ kind: 'moveNodes', positions: { greet: at } })),
      fc.constantFrom<Operation>(
        { kind: 'removeNode', nodeId: 'greet' },
        { kind: 'removeEdge', edgeId: 'lead-next-greet' },
        { kind: 'renameNode', nodeId: 'greet', newId: 'hello' },
        { kind: 'setSettings', patch: { timeZone: 'Asia/Baku' } },
      ),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
        const store = open();
        for (const each of operations) store.getState().dispatch(each);
        const end = store.getState().graph;
        const depth = store.getState().history.past.length;
        for (let step = 0; step < depth; step += 1) store.getState().undo();
        expect(store.getState().graph).toEqual(graph);
        for (let step = 0; step < depth; step += 1) store.getState().redo();
        expect(store.getState().graph).toEqual(end);
      }),
    );
  });
});
