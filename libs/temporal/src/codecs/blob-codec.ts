import { randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { BlobOwner, BlobStore } from '../blob-store.ts';
import { parseRunWorkflowId } from '../workflow-id.ts';
import { keptText, readKept } from './kept-text.ts';
import { LARGE } from './large-values.ts';
import { lightened } from './lightened.ts';
import { BLOBS, changed, ENCODING, jsonBytes, JSON_PLAIN, metadataOf, textOf } from './payload-metadata.ts';
import { joined } from './pieces.ts';
import { TOMBSTONE } from './sealing-codec.ts';

/**
 * Lets large values of a run travel by reference, so that histories stay small however often a value is handed on. A
 * reference is an object with one key that holds a random word; the payload says which word it is, so that nothing
 * from outside can pass for one. It holds an id, or a list of the pieces that a list or an object was cut into.
 */
export class BlobCodec implements PayloadCodec {
  constructor(private readonly blobs: BlobStore) {}

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const run = parseRunWorkflowId(context?.workflowId ?? '');
    if (run === null) return Promise.resolve(payloads);
    const owner = { runId: run.runId, subjectKeyRef: run.subjectKeyRef };
    return Promise.all(payloads.map((payload) => this.putAway(payload, owner)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.bringBack(payload)));
  }

  private async putAway(payload: Payload, owner: BlobOwner): Promise<Payload> {
    if (metadataOf(payload, ENCODING) !== JSON_PLAIN || (payload.data?.length ?? 0) < LARGE) return payload;
    const word = randomBytes(12).toString('base64url');
    const lightening = lightened(JSON.parse(textOf(payload)), word);
    let found = 0;
    let next = lightening.next();
    while (next.done !== true) {
      const id = await this.blobs.put(owner, keptText(next.value, word));
      // Nothing can be kept of a person who was erased, or of a run that is no more.
      if (id === null) return payload;
      found += 1;
      next = lightening.next({ [word]: id });
    }
    if (found === 0) return payload;
    return changed(payload, jsonBytes(next.value), { [BLOBS]: [word, owner.runId, owner.subjectKeyRef].join(' ') });
  }

  private async bringBack(payload: Payload): Promise<Payload> {
    const [word, runId, subjectKeyRef] = metadataOf(payload, BLOBS)?.split(' ') ?? [];
    // What was erased is a tombstone by now, with nothing in it to bring back.
    if (word === undefined || runId === undefined || subjectKeyRef === undefined) return payload;
    if (metadataOf(payload, ENCODING) !== JSON_PLAIN) return payload;
    const whole = await this.whole(JSON.parse(textOf(payload)), word, { runId, subjectKeyRef });
    return changed(payload, jsonBytes(whole), { [BLOBS]: null });
  }

  private async whole(value: unknown, word: string, owner: BlobOwner): Promise<unknown> {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.whole(item, word, owner)));
    const id = (value as Readonly<Record<string, unknown>>)[word];
    if (Array.isArray(id)) return joined(await Promise.all(id.map((piece) => this.whole(piece, word, owner))));
    if (typeof id !== 'string') return withEntries(value, (part) => this.whole(part, word, owner));
    const text = await this.blobs.find(owner, id);
    if (text === null) return TOMBSTONE;
    // A large value may hold others that were put away before it.
    const { json, word: own } = readKept(text, word);
    return own === null ? JSON.parse(json) : this.whole(JSON.parse(json), own, owner);
  }
}

/** The object with every value changed. */
async function withEntries(
  value: object,
  change: (part: unknown) => Promise<unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  const entries = Object.entries(value).map(async ([name, part]) => [name, await change(part)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
