import type { ProviderQueue } from '@flowkeep/node-sdk';

/**
 * The queue of each outbound node type, as its definition says. Written out so that definitions, with their forms and
 * schemas, stay out of the code that Temporal replays; a test holds the two together.
 */
export const NODE_QUEUES = {
  'whatsapp.send': 'whatsapp',
  'ai.classify': 'ai',
  'http.request': 'http',
} as const satisfies Readonly<Record<string, ProviderQueue>>;
