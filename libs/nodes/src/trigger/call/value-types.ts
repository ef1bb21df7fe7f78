import type { TypedValue } from '@flowkeep/graph';
import type { SelectOption } from '@flowkeep/node-sdk';

/** Kinds of values that workflows give to each other, in words. */
export const VALUE_TYPES = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'list', label: 'List' },
  { value: 'object', label: 'Several values in one' },
  { value: 'any', label: 'Anything' },
] as const satisfies readonly (SelectOption & { readonly value: TypedValue['type'] })[];
