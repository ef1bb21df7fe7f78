import { evaluateCondition } from '@flowkeep/expressions';
import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import type { flowSwitch } from './definition.ts';

export const flowSwitchControl = defineControl<typeof flowSwitch>({
  enter: ({ config }) => {
    const found = config.cases.find((item) => evaluateCondition(item.condition));
    if (found === undefined) return { kind: 'done', port: 'else', output: { case: 'else', label: 'Otherwise' } };
    return { kind: 'done', port: textOf(found.id), output: { case: found.id, label: found.label } };
  },
});
