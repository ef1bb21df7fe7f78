import { type Lightening, withoutLarge } from './large-values.ts';
import { inPieces } from './pieces.ts';

/**
 * A payload that is still larger when its large values are away has too many of middle size, characters of JSON. From here
 * on Temporal warns; eight times as much it refuses.
 */
const TOO_MUCH = 262_144;

/**
 * What travels of a payload, whatever it holds: every large value goes by reference, and where that is not enough the
 * structure of the run goes in pieces.
 *
 * @param word That references and pieces go by in this payload.
 */
export function* lightened(payload: unknown, word: string): Lightening {
  const light = yield* withoutLarge(payload);
  return yield* inPieces(light, word, TOO_MUCH);
}
