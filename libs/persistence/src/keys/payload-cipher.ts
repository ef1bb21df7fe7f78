import { DomainError } from '@flowkeep/contracts';
import { isErased } from './erased.ts';
import type { SubjectSealer } from './subject-sealer.ts';

/** What Temporal's payloads are sealed for. It is written into every history: it never changes. */
const PURPOSE = 'temporal.payload';

/** Seals and opens Temporal's payloads. Null means that the key was destroyed. */
export interface PayloadCipher {
  readonly seal: (subjectKeyRef: string, plain: Uint8Array) => Promise<Uint8Array | null>;
  readonly open: (subjectKeyRef: string, sealed: Uint8Array) => Promise<Uint8Array | null>;
}

/** Temporal's payloads under the keys of our database. */
export function createPayloadCipher(sealer: SubjectSealer): PayloadCipher {
  return {
    seal: async (ref, plain) => {
      try {
        return await sealer.seal(ref, PURPOSE, plain);
      } catch (thrown) {
        if (thrown instanceof DomainError && thrown.code === 'data-erased') return null;
        throw thrown;
      }
    },
    open: async (ref, sealed) => {
      const opened = await sealer.open(ref, PURPOSE, sealed);
      return isErased(opened) ? null : opened;
    },
  };
}
