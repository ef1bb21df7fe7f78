import { randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { BlobOwner, BlobStore } from '../blob-store.ts';
import { parseRunWorkflowId } from '../workflow-id.ts';
import { LARGE, putLargeAway, ROOT, withEntries } from './large-values.ts';
import { BLOBS, changed, ENCODING, jsonBytes, JSON_PLAIN, metadataOf, textOf } from './payload-metadata.ts';
import { TOMBSTONE } from './sealing-codec.ts';

/**
 * Lets large values of a run travel by reference, so that histories stay small however often a value is handed on. A
 * reference is an object with one key that holds a random word; the payload says which word it is, so that nothing
 * from outside can pass for one.
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
    let found = 0;
    const smaller = await putLargeAway(
      JSON.parse(textOf(payload)),
      async (json) => {
        const id = await this.blobs.put(owner, json);
        if (id === null) return JSON.parse(json) as unknown;
        found += 1;
        return { [word]: id };
      },
      ROOT,
    );
    if (found === 0) return payload;
    return changed(payload, jsonBytes(smaller), { [BLOBS]: [word, owner.runId, owner.subjectKeyRef].join(' ') });
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
    if (typeof id !== 'string') return withEntries(value, (part) => this.whole(part, word, owner));
    const json = await this.blobs.find(owner, id);
    // A large value may hold others that were put away before it.
    return json === null ? TOMBSTONE : this.whole(JSON.parse(json), word, owner);
  }
}
