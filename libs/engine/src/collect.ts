import { DomainError, type JsonValue } from '@flowkeep/contracts';
import type { FrameDraft } from './frame-draft.ts';
import { rendered } from './rendered.ts';
import type { Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Most results that a for-each hands on. */
export const RESULTS_LIMIT = 10_000;
/** Largest results, as characters of JSON. */
const RESULTS_SIZE_LIMIT = 1_000_000;

/** What a round gives: one field of its loop, evaluated where the round can be seen. */
export function collected(turn: Turn, owner: Step, frame: FrameDraft, field: string): JsonValue {
  const { config, templates } = owner.node;
  const paths = templates.filter(([first]) => first === field);
  return rendered(turn, frame, { [field]: config[field] ?? null }, paths)[field] ?? null;
}

/** The size of all results with one more. Throws `payload-too-large` beyond 1 MB. */
export function sizeWith(size: number, value: JsonValue): number {
  const sum = size + JSON.stringify(value).length;
  if (sum <= RESULTS_SIZE_LIMIT) return sum;
  throw new DomainError('payload-too-large', 'The results of all rounds are more than 1 MB. Collect less of each.');
}

/** Throws `payload-too-large` for more rounds than results may be kept of. */
export function checkResultCount(items: number): void {
  if (items <= RESULTS_LIMIT) return;
  const limit = RESULTS_LIMIT.toLocaleString('en-US');
  throw new DomainError('payload-too-large', `Results of more than ${limit} rounds cannot be collected.`);
}
