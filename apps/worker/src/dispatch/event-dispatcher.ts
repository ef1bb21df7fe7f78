import type { InboxEvent } from '@flowkeep/contracts';
import {
  EventQueueRepository,
  type EventRow,
  RunQueueRepository,
  runIdOf,
  type SubjectKeys,
  type TransactionRunner,
  type TriggerMatch,
  TriggerMatchRepository,
  WaitRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { runWorkflowId } from '@flowkeep/temporal';
import type { MetricsService } from '../health/metrics.service.ts';
import { errorFacts, type Logger } from '../logger.ts';
import { isOutage } from '../outage.ts';
import { type EventOutcome, outcomeOfFailure } from './event-failure.ts';
import type { InstantRuns } from './instant-runs.ts';
import type { TriggerContacts } from './trigger-contacts.ts';
import { triggerAccepts } from './trigger-accepts.ts';

/** `none`: there was nothing to do. */
export type DispatchOutcome = 'none' | 'done' | 'put-off' | 'given-up';

/** Turns events of the inbox into runs and into signals for runs that wait, one event in one transaction. */
export class EventDispatcher {
  private readonly queue: EventQueueRepository;
  private readonly runs: RunQueueRepository;
  private readonly waits: WaitRepository;
  private readonly triggers = new TriggerMatchRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly keys: SubjectKeys,
    private readonly contacts: TriggerContacts,
    private readonly instantRuns: InstantRuns,
    private readonly metrics: MetricsService,
    private readonly logger: Logger,
  ) {
    this.queue = new EventQueueRepository(keys);
    this.runs = new RunQueueRepository(keys);
    this.waits = new WaitRepository(keys);
  }

  /** Dispatches one event of the workspace. Throws while the database is down. */
  async dispatchNext(workspaceId: string): Promise<DispatchOutcome> {
    let claimed = null as EventRow | null;
    try {
      return await this.transactions.inWorkspace(workspaceId, async (tx) => {
        claimed = await this.queue.claim(tx);
        if (claimed === null) return 'none';
        await this.dispatch(tx, claimed);
        return 'done';
      });
    } catch (thrown) {
      if (claimed === null) throw thrown;
      return this.recordFailure(workspaceId, claimed, thrown);
    }
  }

  private async dispatch(tx: WorkspaceTransaction, row: EventRow): Promise<void> {
    const { subjectKeyRef } = row;
    const event = await this.queue.open(tx, row);
    const answersWait = (await this.waits.match(tx, event)) > 0;
    let contactId = event.contactId;
    for (const trigger of await this.triggers.matching(tx, event)) {
      if (!triggerAccepts(trigger, event, answersWait)) continue;
      const runContactId = await this.contacts.contactFor(tx, trigger, event);
      if (runContactId !== null) await this.keys.link(tx, subjectKeyRef, runContactId);
      contactId ??= runContactId;
      await this.begin(tx, trigger, event, { contactId: runContactId, subjectKeyRef });
    }
    await this.queue.done(tx, event.id, contactId);
  }

  private async begin(
    tx: WorkspaceTransaction,
    trigger: TriggerMatch,
    event: InboxEvent,
    person: { readonly contactId: string | null; readonly subjectKeyRef: string },
  ): Promise<void> {
    const id = runIdOf(event.id, trigger.workflowId, trigger.nodeId);
    const run = {
      id,
      workflowId: trigger.workflowId,
      version: trigger.version,
      eventId: event.id,
      triggerNode: trigger.nodeId,
      ...person,
      temporalWorkflowId: runWorkflowId(trigger.slug, person.subjectKeyRef, id),
    };
    if (!(await this.runs.insert(tx, run))) return;
    const ended = await this.instantRuns.tryToEnd(tx, trigger, run, event.payload);
    this.metrics.runs.inc({ on: ended ? 'database' : 'temporal' });
  }

  private async recordFailure(
    workspaceId: string,
    { id, kind, attempts }: EventRow,
    thrown: unknown,
  ): Promise<DispatchOutcome> {
    if (isOutage(thrown)) throw thrown;
    const outcome: EventOutcome = outcomeOfFailure(thrown, attempts);
    this.logger.warn({ eventId: id, kind, outcome: outcome.kind, ...errorFacts(thrown) }, 'Event not dispatched.');
    await this.transactions.inWorkspace(workspaceId, (tx) =>
      outcome.kind === 'retry'
        ? this.queue.postpone(tx, id, outcome.seconds, outcome.error)
        : this.queue.fail(tx, id, outcome.error),
    );
    return outcome.kind === 'retry' ? 'put-off' : 'given-up';
  }
}
