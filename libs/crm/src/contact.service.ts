import { isDeepStrictEqual } from 'node:util';
import { type ContactField, type ContactSnapshot, DomainError, TOLD_FIELDS } from '@flowkeep/contracts';
import {
  type ContactRecord,
  ContactRepository,
  type ContactSearch,
  contactSnapshot,
  IdentityRepository,
  LiveNotifier,
  type Page,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { type ContactValues, type ReadValues, readContactValues } from './contact-values.ts';
import { chooseContact, type IdentityChoice } from './identity-choice.ts';

/** What an upsert found and did. */
export interface UpsertResult {
  readonly contact: ContactSnapshot;
  /** When they were like that, epoch milliseconds by the database's clock: before the event of any later change. */
  readonly contactAt: number;
  readonly created: boolean;
  /** Fields of a known person that hold something else now. */
  readonly changed: readonly ContactField[];
  /** A phone was given that is no valid number; the rest was stored. */
  readonly invalidPhone: boolean;
  /** An e-mail was given that is no address; the rest was stored. */
  readonly invalidEmail: boolean;
  /** Other contacts that hold one of the addresses. They were left as they are. */
  readonly conflictsWith: readonly string[];
}

/** People and how they are found. Every method works in the caller's transaction. */
export class ContactService {
  private readonly contacts = new ContactRepository();
  private readonly identities = new IdentityRepository();
  private readonly live = new LiveNotifier();

  /**
   * Finds the person by phone, then by `contactId`, then by e-mail; else makes one. Two people are never merged: an
   * address that belongs to somebody else stays with them and is reported. Throws `data-erased` for an erased person.
   * `region` is the workspace's: local phones are read by it.
   */
  async upsert(
    tx: WorkspaceTransaction,
    region: string,
    contactId: string | null,
    values: ContactValues,
  ): Promise<UpsertResult> {
    const read = readContactValues(values, region);
    await this.identities.lock(
      tx,
      read.addresses.map(({ address }) => address),
    );
    const choice = await this.choose(tx, contactId, read);
    const id = choice.contactId ?? (await this.insert(tx, read));
    const before = choice.contactId === null ? null : await this.snapshot(tx, id);
    if (choice.contactId !== null) await this.store(tx, id, read);
    for (const address of read.addresses) await this.identities.add(tx, id, address);
    await this.live.changed(tx, 'contact', id);
    const record = await this.get(tx, id);
    const contact = contactSnapshot(record);
    return {
      contact,
      contactAt: record.updatedAt.getTime(),
      created: choice.contactId === null,
      changed: before === null ? [] : changedFields(before, contact),
      invalidPhone: read.invalidPhone,
      invalidEmail: read.invalidEmail,
      conflictsWith: choice.conflictsWith,
    };
  }

  /** Holds the addresses of several people, who are then put in one by one, until the transaction ends. */
  async holdAddresses(tx: WorkspaceTransaction, region: string, people: readonly ContactValues[]): Promise<void> {
    await this.identities.lock(
      tx,
      people.flatMap((values) => readContactValues(values, region).addresses.map(({ address }) => address)),
    );
  }

  /** What a run may know about the person. Throws `not-found` and `data-erased`. */
  async snapshot(tx: WorkspaceTransaction, id: string): Promise<ContactSnapshot> {
    return contactSnapshot(await this.get(tx, id));
  }

  /** Throws `not-found` and `data-erased`. */
  async get(tx: WorkspaceTransaction, id: string): Promise<ContactRecord> {
    const found = await this.contacts.find(tx, id);
    if (found === null) throw new DomainError('not-found', 'There is no such contact.');
    if (found.erasedAt !== null) throw new DomainError('data-erased', 'The data of this contact was erased.');
    return found;
  }

  /** Newest first; the text is looked for in names, e-mail addresses and phones. */
  async search(tx: WorkspaceTransaction, search: ContactSearch): Promise<Page<ContactRecord>> {
    return this.contacts.search(tx, search);
  }

  /** Notes that something happened with the person, so that retention counts from it. */
  async touch(tx: WorkspaceTransaction, id: string, at: Date): Promise<void> {
    await this.contacts.touch(tx, id, at);
  }

  private async choose(tx: WorkspaceTransaction, contactId: string | null, read: ReadValues): Promise<IdentityChoice> {
    if (contactId !== null) await this.get(tx, contactId);
    return chooseContact({
      byPhone: read.phone === null ? null : await this.ownerOfPhone(tx, read.phone),
      given: contactId,
      byEmail: read.email === null ? null : await this.ownerOfEmail(tx, read.email),
    });
  }

  private async ownerOfPhone(tx: WorkspaceTransaction, address: string): Promise<string | null> {
    const phone = await this.identities.find(tx, { channel: 'phone', address });
    const owner = phone ?? (await this.identities.find(tx, { channel: 'whatsapp', address }));
    return owner?.contactId ?? null;
  }

  private async ownerOfEmail(tx: WorkspaceTransaction, address: string): Promise<string | null> {
    const owner = await this.identities.find(tx, { channel: 'email', address });
    return owner?.contactId ?? null;
  }

  private async insert(tx: WorkspaceTransaction, read: ReadValues): Promise<string> {
    return this.contacts.insert(tx, {
      name: read.name ?? '',
      email: read.email,
      language: read.language ?? null,
      timeZone: read.timeZone ?? null,
      source: read.source ?? null,
      attributes: read.attributes,
    });
  }

  /** The e-mail is stored only where nobody else has it. */
  private async store(tx: WorkspaceTransaction, id: string, read: ReadValues): Promise<void> {
    const emailOwner = read.email === null ? null : await this.ownerOfEmail(tx, read.email);
    const ownsEmail = read.email !== null && (emailOwner === null || emailOwner === id);
    await this.contacts.update(tx, id, {
      ...(read.name !== undefined && { name: read.name }),
      ...(ownsEmail && { email: read.email }),
      ...(read.language !== undefined && { language: read.language }),
      ...(read.timeZone !== undefined && { timeZone: read.timeZone }),
      ...(read.source !== undefined && { source: read.source }),
      attributes: read.attributes,
    });
    await this.contacts.touch(tx, id, new Date());
  }
}

function changedFields(before: ContactSnapshot, after: ContactSnapshot): readonly ContactField[] {
  return TOLD_FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}
