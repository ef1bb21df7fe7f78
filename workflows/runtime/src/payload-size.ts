import type { RunState } from '@flowkeep/engine';

/**
 * The last version of the engine whose runs were held to a size, so that their histories say who was refused. In later ones
 * nothing that a run hands on is too large: the codec lets all that is large travel by reference.
 */
const LAST_HELD = 2;
/** Largest value that such a run handed to Temporal, in bytes of JSON. */
const LIMIT = 2_000_000;
/** Texts from this size on did not count, characters. */
const UNCOUNTED = 16_384;

const encoder = new TextEncoder();

/** Whether a run is held to a size that this is beyond. */
export function isRefused({ engineVersion }: Pick<RunState, 'engineVersion'>, value: unknown): boolean {
  return engineVersion <= LAST_HELD && !fits(value);
}

function fits(value: unknown): boolean {
  const text = JSON.stringify(value, (_, part: unknown) => (isUncounted(part) ? '' : part));
  return text.length * 3 <= LIMIT || encoder.encode(text).length <= LIMIT;
}

function isUncounted(part: unknown): boolean {
  return typeof part === 'string' && part.length >= UNCOUNTED;
}
