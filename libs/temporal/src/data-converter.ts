import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { BlobStore } from './blob-store.ts';
import { BlobCodec } from './codecs/blob-codec.ts';
import { PlanCodec } from './codecs/plan-codec.ts';
import { SealingCodec } from './codecs/sealing-codec.ts';
import type { PlanSource } from './plan-source.ts';
import type { SubjectCipher } from './subject-cipher.ts';

/** What payloads are read and written with. */
export interface PayloadAccess {
  readonly plans: PlanSource;
  readonly cipher: SubjectCipher;
  /** Where large values are kept; without it they travel themselves. */
  readonly blobs?: BlobStore;
}

/** The one data converter of every client and worker of Flowkeep. */
export function createDataConverter(access: PayloadAccess): DataConverter {
  return { payloadCodecs: payloadCodecs(access), failureConverterPath: failureConverterPath() };
}

/** For the codec server: in this order when encoding, turned round when decoding. */
export function payloadCodecs({ plans, cipher, blobs }: PayloadAccess) {
  return [new PlanCodec(plans), ...(blobs === undefined ? [] : [new BlobCodec(blobs)]), new SealingCodec(cipher)];
}

/** A built app has the file beside it; in the work tree it lies in this library. */
export function failureConverterPath(): string {
  return fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));
}
