import { evaluateCondition } from '@flowkeep/expressions';
import { defineControl } from '@flowkeep/node-sdk/control';
import type { flowCondition } from './definition.ts';

export const flowConditionControl = defineControl<typeof flowCondition>({
  enter: ({ config }) => {
    const result = evaluateCondition(config.condition);
    return { kind: 'done', port: result ? 'yes' : 'no', output: { result } };
  },
});
