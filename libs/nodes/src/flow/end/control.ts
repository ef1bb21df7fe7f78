import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import type { flowEnd } from './definition.ts';

export const flowEndControl = defineControl<typeof flowEnd>({
  enter: ({ config }) => {
    const message = textOf(config.message);
    return { kind: 'end', status: config.status, ...(message === '' ? {} : { message, output: { message } }) };
  },
});
