import { randomUUID } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import {
  type Actor,
  AuditRepository,
  ContactRepository,
  type DataRequest,
  DataRequestRepository,
  LiveNotifier,
  type Page,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** Requests about a person's data, as members make and read them. */
export class DataRequests {
  private readonly requests = new DataRequestRepository();
  private readonly contacts = new ContactRepository();
  private readonly audit = new AuditRepository();
  private readonly live = new LiveNotifier();

  /**
   * Asks for the erasure of a contact and gives the id of the request; of the one that is under way, where there is
   * one. Throws `not-found`, and `data-erased` for who is erased already.
   */
  async requestErasure(tx: WorkspaceTransaction, actor: Actor, contactId: string): Promise<string> {
    const contact = await this.contacts.find(tx, contactId);
    if (contact === null) throw new DomainError('not-found', 'There is no such contact.');
    const [open] = await this.requests.open(tx, contactId);
    if (open !== undefined) return open.id;
    if (contact.erasedAt !== null) throw new DomainError('data-erased', 'The data of this contact was erased already.');
    const id = randomUUID();
    await this.requests.insert(tx, { id, contactId, requestedBy: actor.id });
    const subject = { kind: 'contact', id: contactId };
    await this.audit.write(tx, { actor, action: 'contact.erasure-requested', subject, detail: { requestId: id } });
    await this.live.changed(tx, 'privacy', id);
    return id;
  }

  /** Those that have not ended, oldest first. */
  async open(tx: WorkspaceTransaction): Promise<readonly DataRequest[]> {
    return this.requests.open(tx, null);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<DataRequest> {
    const found = await this.requests.find(tx, id);
    if (found === null) throw new DomainError('not-found', 'There is no such data request.');
    return found;
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<DataRequest>> {
    return this.requests.list(tx, limit, cursor);
  }
}
