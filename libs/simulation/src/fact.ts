import type { InboxEvent } from '@flowkeep/contracts';

/** A fact before it is an event. */
export type Fact = Omit<InboxEvent, 'id' | 'receivedAt'>;
