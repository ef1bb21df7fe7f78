import { DomainError, type InboxEvent, type JsonObject, type WorkspaceSnapshot } from '@flowkeep/contracts';
import type { ContactService } from '@flowkeep/crm';
import {
  EventQueueRepository,
  EventRepository,
  runIdOf,
  type SubjectKeys,
  type TriggerMatch,
  TriggerMatchRepository,
  LiveNotifier,
  RunHopsRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { RunBeginner } from './run-beginner.ts';
import { RunBuffer } from './run-buffer.ts';

/** The step that begins another run. */
export interface CallingStep {
  readonly runId: string;
  readonly stepKey: string;
  /** The new run is about the same person, and goes on under the same key. */
  readonly subjectKeyRef: string;
  readonly workspace: WorkspaceSnapshot;
  /** How many runs have led to the step's; only where that is not in the tables yet. */
  readonly hops?: number;
}

/** Begins runs of other workflows for steps of runs. */
export class ChildRuns {
  private readonly triggers = new TriggerMatchRepository();
  private readonly live = new LiveNotifier();
  private readonly hops = new RunHopsRepository();
  private readonly events: EventRepository;
  private readonly queue: EventQueueRepository;

  constructor(
    private readonly keys: SubjectKeys,
    private readonly contacts: ContactService,
    private readonly beginner: RunBeginner,
  ) {
    this.events = new EventRepository(keys);
    this.queue = new EventQueueRepository(keys);
  }

  /** Once for one step key. Throws `configuration-missing` where the workflow cannot be called. */
  async begin(
    tx: WorkspaceTransaction,
    step: CallingStep,
    call: { readonly workflowId: string; readonly inputs: JsonObject },
  ): Promise<{ readonly runId: string }> {
    const trigger = await this.triggers.callable(tx, call.workflowId);
    if (trigger === null) throw notCallable();
    const contactId = await this.contactOf(tx, step.runId);
    const request = { kind: 'run.requested', key: trigger.triggerId, contactId, payload: call.inputs } as const;
    const { subjectKeyRef } = step;
    const hops = step.hops === undefined ? await this.hops.after(tx, step.runId) : step.hops + 1;
    const dedupKey = `call:${step.stepKey}`;
    const { id, repeated } = await this.events.receive(tx, { ...request, dedupKey, subjectKeyRef, hops });
    const event = { ...request, id, receivedAt: new Date().toISOString() };
    if (!repeated) await this.start(tx, step, { trigger, event, hops });
    return { runId: runIdOf(id, trigger.workflowId, trigger.nodeId) };
  }

  private async start(
    tx: WorkspaceTransaction,
    { runId, stepKey, subjectKeyRef, workspace }: CallingStep,
    { trigger, event, hops }: { readonly trigger: TriggerMatch; readonly event: InboxEvent; readonly hops: number },
  ): Promise<void> {
    const contact = event.contactId === null ? null : await this.contacts.snapshot(tx, event.contactId);
    const accepted = { trigger, event, contact, subjectKeyRef, workspace, hops, parent: { runId, stepKey } };
    const buffer = new RunBuffer(tx, this.keys);
    await this.beginner.beginAll(tx, [await this.beginner.candidate(tx, accepted)], buffer);
    await buffer.flush();
    await this.queue.doneAll(tx, [event]);
    await this.live.workArrived(tx);
  }

  private async contactOf(tx: WorkspaceTransaction, runId: string): Promise<string | null> {
    const [row] = await tx.query<{ contactId: string | null }>(
      `select contact_id as "contactId" from runs where workspace_id = $1 and id = $2`,
      [tx.workspaceId, runId],
    );
    return row?.contactId ?? null;
  }
}

function notCallable(): DomainError {
  return new DomainError(
    'configuration-missing',
    'The workflow cannot be called. Publish it with "Called by a workflow" as its beginning.',
  );
}
