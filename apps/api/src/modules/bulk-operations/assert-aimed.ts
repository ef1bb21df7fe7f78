import { DomainError, type FieldError } from '@flowkeep/contracts';
import type { RunAction } from '@flowkeep/persistence';
import type { BulkOptionsDto, BulkRequestDto } from './bulk-operation.dto.ts';

/** The options that each action has; any other would be accepted and dropped. */
const OPTIONS_OF = {
  pause: [],
  resume: [],
  cancel: [],
  retry: ['version', 'evenIfUnknown', 'mapping'],
  skip: ['port'],
  move: ['toVersion', 'mapping'],
} as const satisfies Record<RunAction, readonly (keyof BulkOptionsDto)[]>;

/**
 * An order that speaks of a step or a version is for the runs of one workflow, and says nothing that its action does
 * not take. Throws `invalid-input` naming what is missing or too much.
 */
export function assertAimed(request: BulkRequestDto): void {
  const needless = needlessIn(request);
  if (needless.length > 0)
    throw new DomainError('invalid-input', 'The order has options of another action.', { fields: needless });
  const missing = missingIn(request);
  if (missing.length > 0) throw new DomainError('invalid-input', 'The filter is too wide.', { fields: missing });
}

function needlessIn({ action, options = {} }: BulkRequestDto): readonly FieldError[] {
  const known: readonly string[] = OPTIONS_OF[action];
  return Object.entries(options)
    .filter(([name, value]) => value !== undefined && !known.includes(name))
    .map(([name]) => ({ path: `options.${name}`, message: `To ${action} takes no such option. Leave it out.` }));
}

function missingIn({ action, filter, options = {} }: BulkRequestDto): readonly FieldError[] {
  const missing: FieldError[] = [];
  if ((action === 'move' || action === 'skip' || options.mapping !== undefined) && filter.workflowId === undefined)
    missing.push({ path: 'filter.workflowId', message: 'Say of which workflow.' });
  if (action === 'retry' && options.mapping !== undefined && options.version !== 'newest')
    missing.push({ path: 'options.version', message: 'On the same version no step needs another place.' });
  if (action === 'skip' && filter.node === undefined)
    missing.push({ path: 'filter.node', message: 'Say which step is to be skipped.' });
  return missing;
}
