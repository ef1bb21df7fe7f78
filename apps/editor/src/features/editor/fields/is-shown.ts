import type { JsonObject } from '@flowkeep/contracts';
import type { Field, Fields } from '@flowkeep/node-sdk';
import { sameJson } from '../../../canvas/same-json.ts';

/** Whether a field is shown, by the values beside it; one that hangs on a hidden field is hidden too. */
export function isShown(field: Field, fields: Fields, config: JsonObject): boolean {
  const { showWhen } = field;
  if (!showWhen) return true;
  const parent = fields[showWhen.field];
  if (!parent || !isShown(parent, fields, config)) return false;
  const value = config[showWhen.field] ?? parent.initial ?? null;
  return showWhen.is.some((wanted) => sameJson(wanted, value));
}
