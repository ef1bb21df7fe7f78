import { defineControl } from '@flowkeep/node-sdk/control';
import type { flowJoin } from './definition.ts';

export const flowJoinControl = defineControl<typeof flowJoin>({
  enter: ({ config, arrivals: { arrived, expected, enough } }) => ({
    kind: 'done',
    port: config.mode === 'count' && !enough ? 'short' : 'next',
    output: { arrived, expected },
  }),
});
