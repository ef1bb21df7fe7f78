import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import type { flowGoto } from './definition.ts';

export const flowGotoControl = defineControl<typeof flowGoto>({
  enter: ({ config, jumps }) =>
    config.limit !== undefined && jumps >= config.limit
      ? { kind: 'done', port: 'limit', output: { jumps } }
      : { kind: 'jump', to: textOf(config.target) },
});
