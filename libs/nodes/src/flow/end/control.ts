import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import type { flowEnd } from './definition.ts';

export const flowEndControl = defineControl<typeof flowEnd>({
  enter: ({ config }) => {
    const message = textOf(config.message);
    const values = Object.fromEntries((config.values ?? []).map(({ name, value }) => [name, value]));
    const output = { ...values, ...(message === '' ? {} : { message }) };
    return {
      kind: 'end',
      status: config.status,
      ...(message === '' ? {} : { message }),
      ...(Object.keys(output).length === 0 ? {} : { output }),
      ...(config.values === undefined ? {} : { values }),
    };
  },
});
