import { evaluateCondition } from '@flowkeep/expressions';
import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import type { flowSwitch } from './definition.ts';

export const flowSwitchControl = defineControl<typeof flowSwitch>({
  enter: ({ config }) => {
    const fitting = config.cases.filter((item) => evaluateCondition(item.condition));
    const [first] = fitting;
    if (first === undefined) return { kind: 'done', port: 'else', output: { case: 'else', label: 'Otherwise' } };
    const output = { case: first.id, label: first.label };
    if (config.mode !== 'all') return { kind: 'done', port: textOf(first.id), output };
    const ports = fitting.map(({ id }) => textOf(id));
    return { kind: 'done', port: textOf(first.id), ports, output: { ...output, cases: ports } };
  },
});
