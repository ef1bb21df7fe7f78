import type { ContactSnapshot, EventKind, InboxEvent, WorkspaceSnapshot } from '@flowkeep/contracts';
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
import type { RunBeginner } from './run-beginner.ts';
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

  /** Throws where one of the events cannot be handled; then none of them is. */
  async dispatch(tx: WorkspaceTransaction, rows: readonly EventRow[]): Promise<void> {
    const events = await this.queue.openAll(tx, rows);
    const workspace = await this.workspaces.get(tx);
    const matching = await this.triggers.matchingAll(tx, events);
    const buffer = new RunBuffer(tx, this.keys);
    const done: { id: string; contactId: string | null }[] = [];
    const links: { ref: string; contactId: string }[] = [];
    for (const [index, event] of events.entries()) {
      const ref = rows[index]?.subjectKeyRef ?? '';
      const contactId = await this.dispatchOne(tx, { event, ref, workspace, triggers: matching(event) }, buffer);
      done.push({ id: event.id, contactId });
      if (contactId !== null) links.push({ ref, contactId });
    }
    await this.keys.linkMany(tx, links);
    await buffer.flush();
    await this.queue.doneAll(tx, done);
  }

  /** Gives the contact that the event is about, where it is about one. */
  private async dispatchOne(
    tx: WorkspaceTransaction,
    { event, ref, workspace, triggers }: EventToDispatch,
    buffer: RunBuffer,
  ): Promise<string | null> {
    const answersWait = !FOR_TRIGGERS.includes(event.kind) && (await this.waits.match(tx, event)) > 0;
    let person: ContactSnapshot | null = null;
    for (const trigger of triggers) {
      if (!triggerAccepts(trigger, event, answersWait)) continue;
      const contact = await this.contacts.contactFor(tx, trigger, event, workspace);
      person ??= contact;
      await this.beginner.begin(tx, { trigger, event, contact, subjectKeyRef: ref, workspace }, buffer);
    }
    return event.contactId ?? person?.id ?? null;
  }
}

interface EventToDispatch {
  readonly event: InboxEvent;
  readonly ref: string;
  readonly workspace: WorkspaceSnapshot;
  readonly triggers: readonly TriggerMatch[];
}
