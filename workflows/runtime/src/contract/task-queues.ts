import type { ProviderQueue } from '@flowkeep/node-sdk';

/** Every task queue: runs, one for each provider with its own rate limit, and the privacy work. */
export const TASK_QUEUES = {
  runs: 'flowkeep-runs',
  whatsapp: 'flowkeep-whatsapp',
  ai: 'flowkeep-ai',
  http: 'flowkeep-http',
  privacy: 'flowkeep-privacy',
} as const satisfies Record<ProviderQueue | 'runs' | 'privacy', string>;

export type TaskQueue = keyof typeof TASK_QUEUES;
