import { createHash } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import { defaultPayloadConverter, type SerializationContext } from '@temporalio/common';
import { runWorkflowId } from '../workflow-id.ts';
import { BlobCodec } from './blob-codec.ts';
import { TOMBSTONE } from './sealing-codec.ts';

const runId = '4cf88aa7-0cfb-51c9-a0b4-bbbf19ee1cff';
const subjectKeyRef = 'kabcdefghijklmno';
const context: SerializationContext = {
  type: 'workflow',
  namespace: 'default',
  workflowId: runWorkflowId('lead-welcome', subjectKeyRef, runId),
};
const kept = new Map<string, string>();
const codec = new BlobCodec({
  put: (_, text) => {
    const id = createHash('sha256').update(text).digest('base64url');
    kept.set(id, text);
    return Promise.resolve(id);
  },
  find: (_, id) => Promise.resolve(kept.get(id) ?? null),
});

async function travel(value: unknown): Promise<Payload> {
  const [payload = {}] = await codec.encode([defaultPayloadConverter.toPayload(value)], context);
  return payload;
}

async function arrive(payload: Payload): Promise<unknown> {
  const [whole = {}] = await codec.decode([payload]);
  return defaultPayloadConverter.fromPayload(whole);
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, number) => all + number, 0);
const bytesKept = (): number => sum([...kept.values()].map((text) => Buffer.byteLength(text)));
const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** About 1 KB that differs from the others. */
const kilobyte = (index: number): string => `${createHash('sha256').update(String(index)).digest('hex')} `.repeat(16);
const known = new Map<number, readonly [string, { readonly text: string }]>();
function entry(index: number) {
  const made = known.get(index) ?? ([`n${String(index)}`, { text: kilobyte(index) }] as const);
  known.set(index, made);
  return made;
}
const entries = (count: number, from = 0) => Array.from({ length: count }, (_, index) => entry(from + index));
const list = (count: number, from = 0) => entries(count, from).map(([, part]) => part);
const object = (count: number, from = 0) => Object.fromEntries(entries(count, from));
const looping = (loop: unknown, others: object = {}) => ({
  v: 1,
  state: { runId, active: { each: { kind: 'looping', node: 1, loop } }, edges: [], ...others },
  commands: [],
});

beforeEach(() => kept.clear());

describe('a state that grows', () => {
  const ROUNDS = 560;

  it.each([
    ['by a list', (round: number) => looping({ begun: round, results: list(round) })],
    ['by an object', (round: number) => ({ state: { outputs: object(round), vars: {}, sequence: round } })],
    [
      'at four places',
      (round: number) =>
        looping({ begun: round, results: list(round) }, { vars: object(round), held: list(round, 5_000) }),
    ],
    ['by a list of a list', (round: number) => [{ state: { completed: list(round) } }, round]],
  ])(
    'is kept about once, however often it travels: %s',
    async (_, at) => {
      let payload: Payload = {};
      for (let round = 80; round <= ROUNDS; round += 10) {
        payload = await travel(at(round));
        expect(payload.data?.length).toBeLessThan(262_144);
      }
      expect(bytesKept()).toBeLessThan(2 * sizeOf(at(ROUNDS)));
      expect(await arrive(payload)).toEqual(at(ROUNDS));
    },
    120_000,
  );

  it.each([
    [
      'an entry of an object gets another length',
      object(1_000),
      { ...object(1_000), n300: { text: kilobyte(1).repeat(3) } },
    ],
    [
      'an entry of an object goes',
      object(1_000),
      Object.fromEntries(entries(1_000).filter(([name]) => name !== 'n300')),
    ],
    ['the first of a list go', list(1_000), list(900, 100)],
  ])('is mostly kept already when %s', async (_, before, after) => {
    await travel({ state: { outputs: { all: 1 }, held: before } });
    const already = bytesKept();
    const payload = await travel({ state: { outputs: { all: 1 }, held: after } });
    expect(bytesKept() - already).toBeLessThan(100_000);
    expect(await arrive(payload)).toEqual({ state: { outputs: { all: 1 }, held: after } });
  });
});

describe('nothing is too large for Temporal', () => {
  it.each([
    ['a list', Array.from({ length: 120 }, (_, index) => kilobyte(index).repeat(10))],
    ['a list of very many', Array.from({ length: 100_000 }, (_, index) => index)],
    ['very many keys', object(2_000)],
    [
      'very many keys of middle size',
      Object.fromEntries(entries(100).map(([name, { text }]) => [name, text.repeat(14)])),
    ],
    [
      'many lists in lists',
      Array.from({ length: 40 }, (_, index) => ({ events: [list(60, index), list(60, -index)] })),
    ],
    ['very much', { state: { completed: list(5_000) } }],
    ['names that mean something to objects', JSON.parse(`{"state":{"__proto__":${JSON.stringify(list(500))},"7":1}}`)],
  ] as readonly (readonly [string, unknown])[])(
    '%s',
    async (_, value) => {
      const payload = await travel(value);
      expect(payload.data?.length).toBeLessThan(262_144);
      const ids = new Set(kept.keys());
      expect(await arrive(payload)).toEqual(value);
      expect(await arrive(await travel(value))).toEqual(value);
      expect(new Set(kept.keys())).toEqual(ids);
    },
    60_000,
  );
});

describe('a state that was put away', () => {
  it('whole, as it was before there were pieces, is read', async () => {
    const own = 'abcdefghijklmnop';
    kept.set('results', JSON.stringify(list(3)));
    kept.set('state', `@${own}{"vars":{},"results":{"${own}":"results"}}`);
    const payload = defaultPayloadConverter.toPayload({ state: { word: 'state' }, commands: [] });
    const blobs = new TextEncoder().encode(`word ${runId} ${subjectKeyRef}`);
    const arrived = await arrive({ ...payload, metadata: { ...payload.metadata, 'flowkeep-blobs': blobs } });
    expect(arrived).toEqual({ state: { vars: {}, results: list(3) }, commands: [] });
  });

  it('is a tombstone where a piece is no more', async () => {
    const payload = await travel({ state: { vars: {}, completed: list(1_000) } });
    for (const id of [...kept.keys()].slice(5, 6)) kept.delete(id);
    expect(await arrive(payload)).toEqual({ state: { vars: {}, completed: TOMBSTONE } });
  });

  it('travels itself where nothing can be kept', async () => {
    const without = new BlobCodec({ put: () => Promise.resolve(null), find: () => Promise.resolve(null) });
    const payload = defaultPayloadConverter.toPayload({ state: { completed: list(1_000) } });
    expect(await without.encode([payload], context)).toEqual([payload]);
  });
});
