import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { SubjectCipher } from '../subject-cipher.ts';
import { parseRunWorkflowId } from '../workflow-id.ts';
import { changed, ENCODING, jsonBytes, JSON_PLAIN, metadataOf, SEALED, SUBJECT_KEY } from './payload-metadata.ts';

const OBJECT = '{'.charCodeAt(0);
const LIST = '['.charCodeAt(0);

/** What is read where the key of a payload was destroyed. */
export const TOMBSTONE = { erased: true } as const;

/**
 * Seals what runs hand to Temporal under the key of the person they are about. The key is named by the id of the
 * Temporal workflow when something is written, and by the payload itself when it is read. Bare texts stay readable:
 * they are titles and links, never personal data.
 */
export class SealingCodec implements PayloadCodec {
  constructor(private readonly cipher: SubjectCipher) {}

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const ref = parseRunWorkflowId(context?.workflowId ?? '')?.subjectKeyRef;
    if (ref === undefined) return Promise.resolve(payloads);
    return Promise.all(payloads.map((payload) => this.seal(payload, ref)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.open(payload)));
  }

  private async seal(payload: Payload, ref: string): Promise<Payload> {
    if (!isPersonal(payload)) return payload;
    const sealed = await this.cipher.seal(ref, payload.data ?? new Uint8Array());
    if (sealed === null) return changed(payload, jsonBytes(TOMBSTONE), {});
    return changed(payload, sealed, { [ENCODING]: SEALED, [SUBJECT_KEY]: ref });
  }

  private async open(payload: Payload): Promise<Payload> {
    const ref = metadataOf(payload, SUBJECT_KEY);
    if (metadataOf(payload, ENCODING) !== SEALED || ref === null) return payload;
    const opened = await this.cipher.open(ref, payload.data ?? new Uint8Array());
    return changed(payload, opened ?? jsonBytes(TOMBSTONE), { [ENCODING]: JSON_PLAIN, [SUBJECT_KEY]: null });
  }
}

function isPersonal(payload: Payload): boolean {
  if (metadataOf(payload, ENCODING) !== JSON_PLAIN) return false;
  const first = payload.data?.[0];
  return first === OBJECT || first === LIST;
}
