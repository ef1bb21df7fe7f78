import fc from 'fast-check';
import { applyOperation } from './apply-operation.ts';
import { EMPTY_GRAPH, type Graph, type RetryPolicy } from './graph.ts';
import { invertOperation } from './invert-operation.ts';
import type { Operation, SettingsPatch } from './operation.ts';
import { parseGraph, parseOperation } from './parse-graph.ts';
import { drawing, edge, node } from './testing/drawing.ts';

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const positions = fc.record({ x: fc.integer(), y: fc.integer() });
const configs = fc.dictionary(
  fc.constantFrom('text', 'other'),
  fc.constantFrom('plain', '{{ steps.a.value }}', '{{ steps.b.value }} and {{ contact.name }}', 5),
);
const retries: readonly (RetryPolicy | null)[] = [
  { attempts: 3, firstDelaySeconds: 10 },
  { attempts: 9, firstDelaySeconds: 1, backoff: 'same', on: ['timed-out', 'rate-limited'] },
  null,
];
const settingsPatches: fc.Arbitrary<SettingsPatch> = fc.record(
  {
    timeZone: fc.constantFrom(null, 'Asia/Baku'),
    everyRunOnTemporal: fc.boolean(),
    reentry: fc.constantFrom(null, { rule: 'once' } as const, { rule: 'once-per-window', windowSeconds: 60 } as const),
    oneAtATime: fc.constantFrom(null, { key: '{{ trigger.order }}', then: 'queue' } as const),
    timeLimitSeconds: fc.constantFrom(null, 3_600),
    errorWorkflowId: fc.constantFrom(null, 'wf'),
  },
  { requiredKeys: [] },
);
const single: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(ids, configs).map(([id, config]): Operation => ({ kind: 'addNode', node: node(id, 'step', config) })),
  fc.tuple(ids, ids).map(([id, target]): Operation => {
    return { kind: 'addNode', node: node(id, 'flow.goto', { target }) };
  }),
  ids.map((nodeId): Operation => ({ kind: 'removeNode', nodeId })),
  fc
    .tuple(ids, fc.string({ maxLength: 5 }), configs, fc.constantFrom('port', 'continue', null))
    .map(([nodeId, title, config, onError]): Operation => {
      const removeConfig = ['text', 'other', 'gone'].filter((name) => !(name in config));
      return { kind: 'editNode', nodeId, patch: { title, config, onError, removeConfig } };
    }),
  fc
    .tuple(ids, fc.constantFrom<RetryPolicy | null>(...retries), fc.constantFrom(null, 5, 600))
    .map(([nodeId, retry, timeoutSeconds]): Operation => ({
      kind: 'editNode',
      nodeId,
      patch: { retry, timeoutSeconds },
    })),
  fc.tuple(ids, positions).map(([id, at]): Operation => ({ kind: 'moveNodes', positions: { [id]: at } })),
  fc.tuple(ids, ids).map(([nodeId, newId]): Operation => ({ kind: 'renameNode', nodeId, newId })),
  fc.tuple(ids, ids).map(([from, to]): Operation => ({ kind: 'addEdge', edge: edge(from, to) })),
  fc.tuple(ids, ids).map(([from, to]): Operation => ({ kind: 'removeEdge', edgeId: edge(from, to).id })),
  fc.array(ids).map((nodes): Operation => ({ kind: 'putGroup', group: { id: 'g', title: 'Group', nodes } })),
  fc.constant<Operation>({ kind: 'removeGroup', groupId: 'g' }),
  settingsPatches.map((patch): Operation => ({ kind: 'setSettings', patch })),
  fc.string().map((text): Operation => {
    return { kind: 'putNote', note: { id: 'n', text, position: { x: 0, y: 0 }, size: { width: 1, height: 1 } } };
  }),
  fc.constant<Operation>({ kind: 'removeNote', noteId: 'n' }),
);
const operations = fc.oneof(
  single,
  fc.array(single, { maxLength: 4 }).map((list): Operation => ({ kind: 'batch', label: 'many', operations: list })),
);

/** Applies what fits and gives the documents on the way with the inverses that lead back. */
function play(list: readonly Operation[]): { readonly graph: Graph; readonly inverses: readonly Operation[] } {
  let graph = EMPTY_GRAPH;
  const inverses: Operation[] = [];
  for (const operation of list) {
    try {
      const inverse = invertOperation(graph, operation);
      graph = applyOperation(graph, operation);
      inverses.unshift(inverse);
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid-input' });
    }
  }
  return { graph, inverses };
}

describe('operations', () => {
  it('undoing everything gives the start again, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(operations, { maxLength: 25 }), (list) => {
        const { inverses } = play(list);
        let graph = play(list).graph;
        for (const inverse of inverses) graph = applyOperation(graph, inverse);
        expect(graph).toEqual(EMPTY_GRAPH);
      }),
      { numRuns: 500 },
    );
  });

  it('documents and operations survive being written as JSON and read again', () => {
    fc.assert(
      fc.property(fc.array(operations, { maxLength: 15 }), (list) => {
        const { graph } = play(list);
        expect(parseGraph(JSON.parse(JSON.stringify(graph)))).toEqual(graph);
        for (const operation of list) expect(parseOperation(JSON.parse(JSON.stringify(operation)))).toEqual(operation);
      }),
    );
  });

  it('null takes a setting away, and undoing a settings change leaves all others alone', () => {
    const settings = { ...EMPTY_GRAPH.settings, timeLimitSeconds: 60, errorWorkflowId: 'wf' };
    const change: Operation = { kind: 'setSettings', patch: { timeLimitSeconds: null, reentry: { rule: 'once' } } };
    const after = applyOperation({ ...EMPTY_GRAPH, settings }, change);
    expect(after.settings).toEqual({ ...EMPTY_GRAPH.settings, errorWorkflowId: 'wf', reentry: { rule: 'once' } });
    expect(invertOperation({ ...EMPTY_GRAPH, settings }, change)).toEqual({
      kind: 'setSettings',
      patch: { timeLimitSeconds: 60, reentry: null },
    });
  });

  it('renaming a step renames it wherever it is spoken of', () => {
    const before = drawing(node('a'), node('b', 'step', { text: 'Hi {{ steps.a.value }}' }), edge('a', 'b'));
    const after = applyOperation(before, { kind: 'renameNode', nodeId: 'a', newId: 'first' });
    expect(after.nodes['b']?.config).toEqual({ text: 'Hi {{ steps.first.value }}' });
    expect(Object.values(after.edges)[0]?.from.node).toBe('first');
  });

  it('gives no step a name that every object has', () => {
    const rename = { kind: 'renameNode', nodeId: 'a', newId: 'constructor' } as const;
    expect(() => applyOperation(drawing(node('a')), rename)).toThrow('cannot be a name');
  });

  it('renaming a step renames it where another jumps to it or undoes it', () => {
    const jump = node('jump', 'flow.goto', { target: 'a' });
    const before = drawing(
      node('a'),
      jump,
      node('undo', 'flow.compensate', { of: 'a' }),
      node('b', 'step', { of: 'a' }),
    );
    const after = applyOperation(before, { kind: 'renameNode', nodeId: 'a', newId: 'first' });
    expect([after.nodes['jump']?.config, after.nodes['undo']?.config]).toEqual([{ target: 'first' }, { of: 'first' }]);
    expect(after.nodes['b']?.config).toEqual({ of: 'a' });
    expect(applyOperation(after, { kind: 'renameNode', nodeId: 'first', newId: 'a' })).toEqual(before);
    expect(() => applyOperation(before, { kind: 'renameNode', nodeId: 'jump', newId: 'undo' })).toThrow('already');
  });

  it('removing a step takes its connections with it', () => {
    const graph = drawing(node('a'), node('b'), node('c'), edge('a', 'b'), edge('b', 'c'), edge('a', 'c'));
    expect(Object.keys(applyOperation(graph, { kind: 'removeNode', nodeId: 'b' }).edges)).toEqual(['a_next_c']);
  });

  it('a batch that does not fit changes nothing', () => {
    const graph = drawing(node('a'));
    const batch: Operation = {
      kind: 'batch',
      label: 'bad',
      operations: [
        { kind: 'addNode', node: node('b') },
        { kind: 'addEdge', edge: edge('b', 'gone') },
      ],
    };
    expect(() => applyOperation(graph, batch)).toThrow('There is no step called "gone".');
    expect(Object.keys(graph.nodes)).toEqual(['a']);
  });

  it('refuses what is nested without end', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const change = { kind: 'editNode', nodeId: 'a', patch: { config: { deep } } };
    expect(() => parseOperation(change)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
  });

  it.each([
    [{ kind: 'editNode', nodeId: 'a', patch: { timeoutSeconds: 36_000 } }, 'One try can take an hour at most.'],
    [
      { kind: 'editNode', nodeId: 'a', patch: { retry: { attempts: 101, firstDelaySeconds: 1 } } },
      'A step can be tried 100 times at most.',
    ],
    [
      { kind: 'editNode', nodeId: 'a', patch: { retry: { attempts: 2, firstDelaySeconds: 3_601 } } },
      'The pause before the second try can be an hour at most.',
    ],
    [{ kind: 'setSettings', patch: { timeLimitSeconds: 367 * 86_400 } }, 'The time limit can be 366 days at most.'],
    [
      { kind: 'setSettings', patch: { reentry: { rule: 'once-per-window', windowSeconds: 367 * 86_400 } } },
      'The time before somebody may come again can be 366 days at most.',
    ],
    [
      { kind: 'batch', label: 'Both', operations: [{ kind: 'editNode', nodeId: 'a', patch: { timeoutSeconds: 0 } }] },
      'One try must be given a second at least.',
    ],
    [{ kind: 'moveNodes', positions: { a: { x: 'left', y: 0 } } }, 'This change cannot be read.'],
  ])('says the limit that a change goes beyond: %j', (value, sentence) => {
    expect(() => parseOperation(value)).toThrow(sentence);
  });

  it.each([
    [{ kind: 'addNode', node: { ...node('a'), id: 'Not A Name' } }],
    [{ kind: 'addNode', node: { ...node('a'), extra: 1 } }],
    [{ kind: 'unknown' }],
    [null],
    [{ kind: 'editNode', nodeId: 'a', patch: { title: 5 } }],
    [{ kind: 'editNode', nodeId: 'a', patch: { timeoutSeconds: 0 } }],
    [{ kind: 'editNode', nodeId: 'a', patch: { retry: { attempts: 1, firstDelaySeconds: 1, backoff: 'more' } } }],
    [{ kind: 'setSettings', patch: { everyRunOnTemporal: null } }],
    [{ kind: 'setSettings', patch: { reentry: { rule: 'once-per-window' } } }],
    [{ kind: 'setSettings', patch: { oneAtATime: { key: '', then: 'wait' } } }],
    [{ kind: 'setSettings', patch: { timeLimitSeconds: 0 } }],
  ])('refuses what is no operation: %j', (value) => {
    expect(() => parseOperation(value)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
  });
});
