import type { ContactSnapshot, InboxEvent, JsonObject, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { ContactService } from '@flowkeep/crm';
import { renderTemplate, type Scope } from '@flowkeep/expressions';
import type { UpsertContact } from '@flowkeep/node-sdk';
import { readPerson } from '@flowkeep/nodes';
import type { TriggerMatch, WorkspaceTransaction } from '@flowkeep/persistence';

/** Finds out, or makes, whom a run is about before it begins. */
export class TriggerContacts {
  constructor(private readonly contacts: ContactService) {}

  /** Dispatchers that work side by side meet the same people in another order: each takes all of its own at once. */
  async hold(
    tx: WorkspaceTransaction,
    accepted: readonly { readonly trigger: TriggerMatch; readonly event: InboxEvent }[],
    workspace: WorkspaceSnapshot,
  ): Promise<void> {
    const people = accepted.flatMap(({ trigger, event }) => personIn(trigger, event, workspace) ?? []);
    if (people.length > 1) await this.contacts.holdAddresses(tx, workspace.region, people);
  }

  /** Null for a run about nobody. An event that knows its contact keeps it. */
  async contactFor(
    tx: WorkspaceTransaction,
    trigger: TriggerMatch,
    event: InboxEvent,
    workspace: WorkspaceSnapshot,
  ): Promise<ContactSnapshot | null> {
    if (event.contactId !== null) return this.contacts.snapshot(tx, event.contactId);
    const person = personIn(trigger, event, workspace);
    if (person === null) return null;
    const { contact } = await this.contacts.upsert(tx, workspace.region, null, person);
    return contact;
  }
}

/** The person whom the trigger finds or makes for the event; null where it does neither. */
function personIn(trigger: TriggerMatch, event: InboxEvent, workspace: WorkspaceSnapshot): UpsertContact | null {
  if (event.contactId !== null || trigger.config['savePerson'] !== true) return null;
  return readPerson(renderTexts(trigger.config, scopeOf(event, workspace)));
}

/** Evaluates the texts at the root of a trigger's config; lists of form fields hold no templates. */
function renderTexts(config: JsonObject, scope: Scope): JsonObject {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      typeof value === 'string' ? renderTemplate(value, scope) : value,
    ]),
  );
}

/** There is no run yet: only what came in and the workspace are known. */
export function scopeOf(event: InboxEvent, workspace: WorkspaceSnapshot): Scope {
  return { trigger: event.payload, contact: null, vars: {}, steps: {}, workspace: { ...workspace }, run: {} };
}
