import { defineControl } from '@flowkeep/node-sdk/control';
import type { dataSet } from './definition.ts';

export const dataSetControl = defineControl<typeof dataSet>({
  enter: ({ config }) => {
    const values = Object.fromEntries(config.values.map(({ name, value }) => [name, value]));
    return { kind: 'done', port: 'next', output: values, vars: values };
  },
});
