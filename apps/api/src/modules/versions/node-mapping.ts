import { DomainError } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import type { NodeMapping } from '@flowkeep/persistence';
import { ValidateBy } from 'class-validator';

/** Steps of a workflow that a mapping can name at most. */
const MOST_ENTRIES = 500;
/** Characters of the id of a step, at most. The whole mapping is kept with the order to each run. */
const LONGEST_ID = 200;

/** An object of old node ids to new ones, all of them texts. */
export function IsNodeMapping(): PropertyDecorator {
  return ValidateBy({
    name: 'isNodeMapping',
    validator: {
      validate: (value) => complaintOf(value) === null,
      defaultMessage: (facts) => complaintOf(facts?.value) ?? '',
    },
  });
}

function complaintOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'give an object of step ids';
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  if (entries.length > MOST_ENTRIES) return `name ${String(MOST_ENTRIES)} steps at most`;
  if (entries.some(([from, target]) => [from, target].some((id) => typeof id === 'string' && id.length > LONGEST_ID)))
    return `give ids of ${String(LONGEST_ID)} characters at most`;
  const wrong = entries.find(([, target]) => typeof target !== 'string');
  return wrong === undefined ? null : `"${wrong[0].slice(0, 100)}" must lead to the id of a step, a text`;
}

/** Throws `invalid-input` naming every entry that leads to no step. `path` is where the mapping stands in the request. */
export function assertMapping(to: Plan, mapping: NodeMapping, path: string): void {
  const ids = new Set(to.nodes.map(({ id }) => id));
  const wrong = Object.entries(mapping).filter(([, target]) => !ids.has(target));
  if (wrong.length === 0) return;
  const fields = wrong.map(([from]) => ({ path: `${path}.${from}`, message: 'The new version has no such step.' }));
  throw new DomainError('invalid-input', 'The mapping names steps that are not there.', { fields });
}
