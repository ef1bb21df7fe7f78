import { DomainError, isErrorCode, type JsonObject } from '@flowkeep/contracts';
import type { StepResult } from '@flowkeep/engine';

/** A step has failed for good, as the ledger says: whoever comes to it again must not execute it. */
export class FailedForGood extends DomainError {
  constructor(
    { code, message }: Pick<DomainError, 'code' | 'message'>,
    /** The number of its last try, from 1. */
    readonly attempt: number,
  ) {
    super(code, message);
  }
}

/** How the ledger holds a failure, in the place of what the step would have given. */
interface FailureEntry {
  readonly failed: { readonly code: string; readonly message: string; readonly attempt: number };
}

export function entryOf({ code, message, attempt }: FailedForGood): JsonObject {
  return { failed: { code, message, attempt } };
}

/** Whether the ledger says of a step that it has failed for good. */
export function holdsFailure(entry: JsonObject): boolean {
  return 'failed' in entry;
}

/** What a step gave, by its entry in the ledger. Throws {@link FailedForGood}. */
export function resultIn(entry: JsonObject): StepResult {
  const read = entry as unknown as StepResult | FailureEntry;
  if (!('failed' in read)) return read;
  const { code, message, attempt } = read.failed;
  throw new FailedForGood({ code: isErrorCode(code) ? code : 'internal', message }, attempt);
}
