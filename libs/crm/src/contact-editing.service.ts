import { DomainError, type FieldError } from '@flowkeep/contracts';
import {
  type ContactRecord,
  ContactRepository,
  type IdentityChannel,
  IdentityRepository,
  LiveNotifier,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { type ContactValues, readContactValues } from './contact-values.ts';
import { ContactService } from './contact.service.ts';

/** Fields that a member sets; null empties one, and one that is left out stays. */
export interface ContactEdit {
  readonly name?: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly language?: string | null;
  readonly timeZone?: string | null;
  readonly source?: string | null;
  readonly attributes?: ContactValues['attributes'];
}

/** Contacts as members edit them: what cannot be stored is an error here, never a report. */
export class ContactEditing {
  private readonly contacts = new ContactRepository();
  private readonly identities = new IdentityRepository();
  private readonly live = new LiveNotifier();
  private readonly service = new ContactService();

  /** Throws `conflict` where an address belongs to a contact already, `invalid-input` for what cannot be read. */
  async create(tx: WorkspaceTransaction, region: string, values: ContactValues): Promise<ContactRecord> {
    const read = readContactValues(values, region);
    refuseUnreadable(read);
    await this.identities.lock(
      tx,
      read.addresses.map(({ address }) => address),
    );
    for (const address of read.addresses) {
      if ((await this.identities.find(tx, address)) !== null) throw taken(address.channel);
    }
    const { contact } = await this.service.upsert(tx, region, null, values);
    return this.service.get(tx, contact.id);
  }

  /** Throws `not-found`, `data-erased`, `conflict` and `invalid-input`. */
  async update(tx: WorkspaceTransaction, region: string, id: string, edit: ContactEdit): Promise<ContactRecord> {
    const read = readContactValues(textsOf(edit), region);
    refuseUnreadable(read);
    await this.identities.lock(
      tx,
      read.addresses.map(({ address }) => address),
    );
    if (!(await this.contacts.lock(tx, id))) await this.service.get(tx, id);
    if (edit.phone !== undefined) await this.replace(tx, id, 'phone', read.phone);
    if (edit.email !== undefined) await this.replace(tx, id, 'email', read.email);
    await this.contacts.update(tx, id, {
      ...(edit.name !== undefined && { name: edit.name.trim() }),
      ...(edit.email !== undefined && { email: read.email }),
      ...(edit.language !== undefined && { language: read.language ?? null }),
      ...(edit.timeZone !== undefined && { timeZone: read.timeZone ?? null }),
      ...(edit.source !== undefined && { source: read.source ?? null }),
      ...(edit.attributes !== undefined && { attributes: edit.attributes }),
    });
    await this.live.changed(tx, 'contact', id);
    return this.service.get(tx, id);
  }

  private async replace(
    tx: WorkspaceTransaction,
    contactId: string,
    channel: 'phone' | 'email',
    address: string | null,
  ): Promise<void> {
    const owner = address === null ? null : await this.identities.find(tx, { channel, address });
    if (owner !== null && owner.contactId !== contactId) throw taken(channel);
    if (owner !== null) return;
    if (channel === 'phone') await this.identities.removePhones(tx, contactId);
    else await this.identities.removeEmails(tx, contactId);
    if (address !== null) await this.identities.add(tx, contactId, { channel, address });
  }
}

function textsOf(edit: ContactEdit): ContactValues {
  const given = Object.entries(edit).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given);
}

function refuseUnreadable(read: { readonly invalidPhone: boolean; readonly invalidEmail: boolean }): void {
  const fields: FieldError[] = [];
  if (read.invalidPhone) {
    fields.push({
      path: 'phone',
      message: 'This is no valid phone number. Write it with its country code: +994 50 123 45 67.',
    });
  }
  if (read.invalidEmail)
    fields.push({ path: 'email', message: 'This is no e-mail address. Write it like name@example.com.' });
  if (fields.length > 0) throw new DomainError('invalid-input', 'Some contact details cannot be read.', { fields });
}

function taken(channel: IdentityChannel): DomainError {
  const field = channel === 'email' ? 'email' : 'phone';
  const message = field === 'email' ? 'Another contact has this e-mail address.' : 'Another contact has this phone.';
  return new DomainError('conflict', `${message} Open that contact instead.`, { fields: [{ path: field, message }] });
}
