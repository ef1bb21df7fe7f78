import { createHash } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Plan } from '@flowkeep/graph';
import { planReference } from '@flowkeep/workflow-runtime/contract';
import type { BlobStore } from '../blob-store.ts';
import { payloadCodecs } from '../data-converter.ts';
import { CachedPlanSource } from '../plan-source.ts';
import type { SubjectCipher } from '../subject-cipher.ts';
import { runWorkflowId } from '../workflow-id.ts';
import { readKept } from './kept-text.ts';
import { TOMBSTONE } from './sealing-codec.ts';

const REF = 'kabcdefghijklmno';
const context: SerializationContext = {
  type: 'workflow',
  namespace: 'default',
  workflowId: runWorkflowId('lead-welcome', REF, '4cf88aa7-0cfb-51c9-a0b4-bbbf19ee1cff'),
};
const plan = { format: 1, hash: 'h1', nodes: [{ id: 'a' }], edges: [], triggers: [] } as unknown as Plan;

/** Turns bytes round, so that a test sees what was sealed. A destroyed key gives nothing. */
function reversingCipher(destroyed = new Set<string>()): SubjectCipher {
  const turn = (ref: string, bytes: Uint8Array) =>
    Promise.resolve(destroyed.has(ref) ? null : Uint8Array.from(bytes).reverse());
  return { seal: turn, open: turn };
}

function codecsWith(cipher: SubjectCipher, onLoad = (): void => undefined): PayloadCodec[] {
  const load = () => {
    onLoad();
    return Promise.resolve(plan);
  };
  return payloadCodecs({ plans: new CachedPlanSource(load), cipher });
}

async function encode(codecs: PayloadCodec[], value: unknown, where: SerializationContext = context): Promise<Payload> {
  let payloads = [defaultPayloadConverter.toPayload(value)];
  for (const codec of codecs) payloads = await codec.encode(payloads, where);
  return payloads[0] ?? {};
}

async function decode(codecs: PayloadCodec[], payload: Payload): Promise<unknown> {
  let payloads = [payload];
  for (const codec of [...codecs].reverse()) payloads = await codec.decode(payloads);
  return defaultPayloadConverter.fromPayload(payloads[0] ?? {});
}

const text = (payload: Payload): string => new TextDecoder().decode(payload.data ?? new Uint8Array());
const metadata = (payload: Payload, name: string): string =>
  new TextDecoder().decode(payload.metadata?.[name] ?? new Uint8Array());

describe('payloads of a run', () => {
  it.each([{ name: 'Aygün' }, [1, { a: null }], {}])('%j are sealed, name their key and come back', async (value) => {
    const codecs = codecsWith(reversingCipher());
    const payload = await encode(codecs, value);
    expect(text(payload)).not.toBe(JSON.stringify(value));
    expect(metadata(payload, 'flowkeep-key')).toBe(REF);
    expect(await decode(codecs, payload)).toEqual(value);
  });

  it.each(['Wait for an answer', 7, true, null])('%j stay readable', async (value) => {
    const payload = await encode(codecsWith(reversingCipher()), value);
    expect(text(payload)).toBe(JSON.stringify(value));
  });

  it('are a tombstone once their key is destroyed', async () => {
    const destroyed = new Set<string>();
    const codecs = codecsWith(reversingCipher(destroyed));
    const payload = await encode(codecs, { name: 'Aygün' });
    destroyed.add(REF);
    expect(await decode(codecs, payload)).toEqual(TOMBSTONE);
    expect(text(await encode(codecs, { name: 'Aygün' }))).toBe(JSON.stringify(TOMBSTONE));
  });
});

it('leaves other Temporal workflows alone', async () => {
  const elsewhere: SerializationContext = { ...context, workflowId: 'retention~7' };
  expect(text(await encode(codecsWith(reversingCipher()), { a: 1 }, elsewhere))).toBe('{"a":1}');
});

describe('a plan', () => {
  const workspaceId = '1a9b9a00-2d83-4808-939b-0a9e852d8c81';

  it('is about a hundred bytes in history and whole where it is read', async () => {
    const codecs = codecsWith(reversingCipher());
    const payload = await encode(codecs, planReference(workspaceId, plan.hash));
    expect(payload.data?.length).toBeLessThan(120);
    expect(metadata(payload, 'flowkeep-key')).toBe('');
    expect(await decode(codecs, payload)).toEqual(plan);
  });

  it('is loaded once', async () => {
    let loads = 0;
    const codecs = codecsWith(reversingCipher(), () => (loads += 1));
    const payload = await encode(codecs, planReference(workspaceId, plan.hash));
    await decode(codecs, payload);
    await decode(codecs, payload);
    expect(loads).toBe(1);
  });

  it('cannot be asked for by data that only looks like a reference inside', async () => {
    const codecs = codecsWith(reversingCipher());
    const payload = await encode(codecs, { text: '{"flowkeepPlan":"h1"}' });
    expect(await decode(codecs, payload)).toEqual({ text: '{"flowkeepPlan":"h1"}' });
  });
});

describe('values that are large', () => {
  const kept = new Map<string, string>();
  const blobs: BlobStore = {
    put: (_, text) => {
      const id = createHash('sha256').update(text).digest('hex');
      kept.set(id, text);
      return Promise.resolve(id);
    },
    find: (_, id) => Promise.resolve(kept.get(id) ?? null),
  };
  const codecs = payloadCodecs({
    plans: new CachedPlanSource(() => Promise.resolve(plan)),
    cipher: reversingCipher(),
    blobs,
  });
  const body = 'ə'.repeat(20_000);
  const list = Array.from({ length: 3_000 }, (_, index) => ({ index, name: 'a name' }));
  const state = { outputs: { ask: { status: 200, body } }, vars: { list }, active: {} };

  beforeEach(() => kept.clear());

  it('travel by reference and come back whole', async () => {
    const payload = await encode(codecs, { state, commands: [{ config: { text: body } }] });
    expect(payload.data?.length).toBeLessThan(1_000);
    expect(kept.size).toBe(2);
    expect(await decode(codecs, payload)).toEqual({ state, commands: [{ config: { text: body } }] });
  });

  it('leave small values alone', async () => {
    expect(await decode(codecs, await encode(codecs, { state: { outputs: {} } }))).toEqual({ state: { outputs: {} } });
    expect(kept.size).toBe(0);
  });

  it('are a tombstone where they are no more', async () => {
    const payload = await encode(codecs, { state: { outputs: { ask: { body } } } });
    kept.clear();
    expect(await decode(codecs, payload)).toEqual({ state: { outputs: { ask: { body: TOMBSTONE } } } });
  });

  const texts = (count: number, length: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`n${String(index)}`, `${String(index)}ə`.padEnd(length, 'ə')]),
    );
  it.each([
    ['three large lists', { state: { outputs: { a: { body: list }, b: { body: list }, c: { body: [list, list] } } } }],
    ['a list at two places', { state: { trigger: { list }, active: { each: { loop: { items: list } } } } }],
    ['many of middle size', { state: { outputs: { a: { body }, ...texts(300, 15_000) } } }],
    ['very many small ones', { state: { vars: texts(30_000, 30), outputs: {} }, commands: [] }],
    [
      'many events',
      { events: Object.values(texts(100, 15_000)).map((text) => ({ event: { result: { output: { text } } } })) },
    ],
    [
      'a hundred thousand numbers',
      { state: { trigger: { items: Array.from({ length: 100_000 }, (_, index) => index) } } },
    ],
    ['a text', { carry: { state: { vars: { text: 'ə'.repeat(5_000_000) } } } }],
  ])('are never too large for Temporal: %s', async (_, value) => {
    const payload = await encode(codecs, value);
    expect(payload.data?.length).toBeLessThan(1_000_000);
    expect(await decode(codecs, payload)).toEqual(value);
  });

  it('are kept once, however often they travel, also those that hold others', async () => {
    const state = { outputs: { a: { body }, ...texts(300, 15_000) } };
    const first = await encode(codecs, { state, commands: [] });
    const known = kept.size;
    const second = await encode(codecs, { state, commands: [{ kind: 'continue' }] });
    expect(kept.size).toBe(known);
    expect([await decode(codecs, first), await decode(codecs, second)]).toMatchObject([{ state }, { state }]);
  });

  it('are read as they were kept before, when what they hold went by the word of the payload', async () => {
    const outer = { body, ...texts(2, 15_000) };
    const payload = await encode(codecs, { state: { outputs: { outer } } });
    const [word = ''] = metadata(payload, 'flowkeep-blobs').split(' ');
    expect([...kept.values()].filter((text) => text.startsWith('@'))).toHaveLength(1);
    for (const [id, text] of kept) {
      const { json, word: own } = readKept(text, word);
      if (own !== null) kept.set(id, json.replaceAll(own, word));
    }
    expect(await decode(codecs, payload)).toEqual({ state: { outputs: { outer } } });
  });

  it('cannot be passed for by what comes from outside', async () => {
    kept.set('blob-1', '"secret"');
    const forged = { word: 'blob-1', flowkeep: 'blob-1' };
    expect(await decode(codecs, await encode(codecs, { forged, body }))).toEqual({ forged, body });
  });
});
