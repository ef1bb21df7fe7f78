import type { EventKind, InboxEvent, WorkspaceSnapshot } from '@flowkeep/contracts';
import {
  EventQueueRepository,
  type EventRow,
  type SubjectKeys,
  type TriggerMatch,
  TriggerMatchRepository,
  WaitRepository,
  WorkspaceSnapshotRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { Candidate, RunBeginner } from './run-beginner.ts';
import { RunBuffer } from './run-buffer.ts';
import { triggerAccepts } from './trigger-accepts.ts';
import type { TriggerContacts } from './trigger-contacts.ts';

/** These speak to triggers alone: no run waits for them. */
const FOR_TRIGGERS: readonly EventKind[] = ['webhook.received', 'form.sent', 'schedule.due', 'run.requested'];

/** Turns claimed events into runs and into signals for runs that wait, all in one transaction. */
export class EventBatch {
  private readonly queue: EventQueueRepository;
  private readonly waits: WaitRepository;
  private readonly triggers = new TriggerMatchRepository();
  private readonly workspaces = new WorkspaceSnapshotRepository();

  constructor(
    private readonly keys: SubjectKeys,
    private readonly contacts: TriggerContacts,
    private readonly beginner: RunBeginner,
  ) {
    this.queue = new EventQueueRepository(keys);
    this.waits = new WaitRepository(keys);
  }

  /**
   * Throws where one of the events cannot be handled; then none of them is. Gives whether rules had a say: their runs
   * begin in the order in which events came.
   */
  async dispatch(tx: WorkspaceTransaction, rows: readonly EventRow[]): Promise<{ readonly ruled: boolean }> {
    const events = await this.queue.openAll(tx, rows);
    const workspace = await this.workspaces.get(tx);
    const matching = await this.triggers.matchingAll(tx, events);
    const matches = events.flatMap((event) => matching(event).map((trigger) => ({ trigger, event })));
    await this.contacts.hold(tx, matches, workspace);
    await this.waits.hold(tx, events.filter(canEndWaits));
    const candidates: Candidate[] = [];
    const done: { id: string; contactId: string | null }[] = [];
    const links: { ref: string; contactId: string }[] = [];
    for (const [index, event] of events.entries()) {
      const { subjectKeyRef = '', hops = 0 } = rows[index] ?? {};
      const found = await this.candidatesOf(tx, { event, subjectKeyRef, hops, workspace, triggers: matching(event) });
      candidates.push(...found);
      const contactId = event.contactId ?? found.find(({ accepted }) => accepted.contact)?.accepted.contact?.id ?? null;
      done.push({ id: event.id, contactId });
      if (contactId !== null) links.push({ ref: subjectKeyRef, contactId });
    }
    await this.keys.linkMany(tx, links);
    const buffer = new RunBuffer(tx, this.keys);
    await this.beginner.beginAll(tx, candidates, buffer);
    await buffer.flush();
    await this.queue.doneAll(tx, done);
    return { ruled: candidates.some(({ rules }) => rules !== null) };
  }

  /** What an event may begin; waits that it ends are ended. */
  private async candidatesOf(
    tx: WorkspaceTransaction,
    { event, subjectKeyRef, hops, workspace, triggers }: EventToDispatch,
  ): Promise<readonly Candidate[]> {
    const answersWait = canEndWaits(event) && (await this.waits.match(tx, event)) > 0;
    const found: Candidate[] = [];
    for (const trigger of triggers) {
      if (!triggerAccepts(trigger, event, answersWait)) continue;
      const contact = await this.contacts.contactFor(tx, trigger, event, workspace);
      found.push(await this.beginner.candidate(tx, { trigger, event, contact, subjectKeyRef, hops, workspace }));
    }
    return found;
  }
}

function canEndWaits({ kind }: InboxEvent): boolean {
  return !FOR_TRIGGERS.includes(kind);
}

interface EventToDispatch {
  readonly event: InboxEvent;
  readonly subjectKeyRef: string;
  readonly hops: number;
  readonly workspace: WorkspaceSnapshot;
  readonly triggers: readonly TriggerMatch[];
}
