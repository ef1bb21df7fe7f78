import { DomainError } from '@flowkeep/contracts';
import { isErased, type SubjectSealer } from '@flowkeep/persistence';
import type { SubjectCipher } from '@flowkeep/temporal';

const PURPOSE = 'temporal.payload';

/** Seals Temporal's payloads with the keys of our database. */
export function createSubjectCipher(sealer: SubjectSealer): SubjectCipher {
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
