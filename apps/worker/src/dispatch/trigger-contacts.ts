import type { ContactSnapshot, InboxEvent, JsonObject, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { ContactService } from '@flowkeep/crm';
import { renderTemplate, type Scope } from '@flowkeep/expressions';
import { readPerson } from '@flowkeep/nodes';
import type { TriggerMatch, WorkspaceTransaction } from '@flowkeep/persistence';

/** Finds out, or makes, whom a run is about before it begins. */
export class TriggerContacts {
  constructor(private readonly contacts: ContactService) {}

  /** Null for a run about nobody. An event that knows its contact keeps it. */
  async contactFor(
    tx: WorkspaceTransaction,
    trigger: TriggerMatch,
    event: InboxEvent,
    workspace: WorkspaceSnapshot,
  ): Promise<ContactSnapshot | null> {
    if (event.contactId !== null) return this.contacts.snapshot(tx, event.contactId);
    if (trigger.config['savePerson'] !== true) return null;
    const person = readPerson(renderTexts(trigger.config, scopeOf(event, workspace)));
    if (person === null) return null;
    const { contact } = await this.contacts.upsert(tx, workspace.region, null, person);
    return contact;
  }
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
