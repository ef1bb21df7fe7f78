import type { WorkspaceTransaction } from './transaction-runner.ts';

/** Channel that wakes the dispatchers: with a word of what has come, or with none where it may be anything. */
export const WORK_CHANNEL = 'flowkeep_work';
/** Payload of {@link WORK_CHANNEL}: events to dispatch, and nothing for Temporal yet. */
export const EVENTS_ARRIVED = 'events';
/** Payload of {@link WORK_CHANNEL}: runs to start, and no events. */
export const RUNS_ARRIVED = 'runs';
/** Channel that wakes those who deliver orders to runs. */
export const ORDER_CHANNEL = 'flowkeep_orders';
/** Channel that feeds live views. */
export const LIVE_CHANNEL = 'flowkeep_live';

export const LIVE_SUBJECTS = [
  'run',
  'workflow',
  'contact',
  'message',
  'deal',
  'privacy',
  'approval',
  'operation',
] as const;
export type LiveSubject = (typeof LIVE_SUBJECTS)[number];

/** What changed. Ids only: the reader fetches what it may see. */
export interface LiveChange {
  readonly workspaceId: string;
  readonly type: LiveSubject;
  readonly id: string;
}

/** Tells the world of a commit: both calls take effect when the transaction commits, and not at all when it does not. */
export class LiveNotifier {
  /** Says that a thing has changed, to whoever watches the workspace. */
  async changed(tx: WorkspaceTransaction, type: LiveSubject, id: string): Promise<void> {
    const change: LiveChange = { workspaceId: tx.workspaceId, type, id };
    await tx.query(`select pg_notify($1, $2)`, [LIVE_CHANNEL, JSON.stringify(change)]);
  }

  /** Says that there is an event to dispatch, a run to start or a wait to signal. */
  async workArrived(tx: WorkspaceTransaction): Promise<void> {
    await tx.query(`select pg_notify($1, '')`, [WORK_CHANNEL]);
  }

  /** Says that there is an order to deliver, or a bulk operation to work off. */
  async ordersArrived(tx: WorkspaceTransaction): Promise<void> {
    await tx.query(`select pg_notify($1, '')`, [ORDER_CHANNEL]);
  }
}

/** Reads the payload of {@link LIVE_CHANNEL}; null for anything else. */
export function parseLiveChange(payload: string): LiveChange | null {
  try {
    const { workspaceId, type, id } = JSON.parse(payload) as Partial<Record<keyof LiveChange, unknown>>;
    const subject = LIVE_SUBJECTS.find((candidate) => candidate === type);
    if (typeof workspaceId !== 'string' || subject === undefined || typeof id !== 'string') return null;
    return { workspaceId, type: subject, id };
  } catch {
    return null;
  }
}
