import { evaluateCondition } from '@flowkeep/expressions';
import type { ControlResult } from '@flowkeep/engine';
import { defineControl, type TypedControlContext } from '@flowkeep/node-sdk/control';
import type { flowRepeat } from './definition.ts';

type Context = TypedControlContext<typeof flowRepeat.fields>;

export const flowRepeatControl = defineControl<typeof flowRepeat>({ enter: decide, bodyEnded: decide });

function decide({ config, rounds }: Context): ControlResult {
  const output = { count: rounds };
  if (!evaluateCondition(config.condition)) return { kind: 'done', port: 'done', output };
  return rounds < config.limit ? { kind: 'round' } : { kind: 'done', port: 'limit', output };
}
