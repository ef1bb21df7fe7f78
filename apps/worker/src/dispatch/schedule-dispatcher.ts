import { Cron } from 'croner';
import {
  type DueTrigger,
  EventRepository,
  type SubjectKeys,
  type TransactionRunner,
  TriggerMatchRepository,
} from '@flowkeep/persistence';

const BATCH = 50;

/** Turns schedules that are due into events, in the transaction that says when they are due next. */
export class ScheduleDispatcher {
  private readonly triggers = new TriggerMatchRepository();
  private readonly events: EventRepository;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
  ) {
    this.events = new EventRepository(keys);
  }

  /** True when there was something due. */
  async dispatchDue(workspaceId: string, now = new Date()): Promise<boolean> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const due = await this.triggers.claimDue(tx, BATCH);
      for (const trigger of due) {
        const dueAt = trigger.dueAt.toISOString();
        await this.events.receive(tx, {
          kind: 'schedule.due',
          key: trigger.id,
          dedupKey: dueAt,
          contactId: null,
          payload: { dueAt },
        });
        await this.triggers.setNextDue(tx, trigger.id, nextDue(trigger, later(now, trigger.dueAt)));
      }
      return due.length > 0;
    });
  }
}

/**
 * The first moment behind `now`: what was missed while no worker ran is done once, not once for each time. Null for a
 * schedule that never comes again, or whose pattern or zone nobody can read: it must not hold up the others.
 */
export function nextDue(trigger: Pick<DueTrigger, 'config' | 'timeZone'>, now: Date): Date | null {
  const { cron, timeZone } = trigger.config;
  if (typeof cron !== 'string') return null;
  const timezone = typeof timeZone === 'string' && timeZone !== '' ? timeZone : trigger.timeZone;
  try {
    return new Cron(cron, { mode: '5-part', timezone, paused: true }).nextRun(now);
  } catch {
    return null;
  }
}

/** Our clock may be behind the database's: what was due now must not be due again. */
function later(left: Date, right: Date): Date {
  return left > right ? left : right;
}
