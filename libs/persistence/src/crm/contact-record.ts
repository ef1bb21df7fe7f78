import type { ContactSnapshot, JsonObject } from '@flowkeep/contracts';

/** A contact with the addresses by which people know them: the newest phone, and the newest WhatsApp address. */
export interface ContactRecord extends ContactSnapshot {
  readonly whatsapp: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastActivityAt: Date;
  readonly erasedAt: Date | null;
}

export interface NewContact {
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly source: string | null;
  readonly attributes: JsonObject;
}

/** Fields to set; one that is left out stays. Attributes are merged by name. */
export type ContactChanges = Partial<NewContact>;

/** What every query of contacts selects, from `contacts c`. */
export const CONTACT_COLUMNS = `
  c.id, c.name, c.email, c.language, c.time_zone as "timeZone", c.source, c.attributes,
  c.created_at as "createdAt", c.updated_at as "updatedAt", c.last_activity_at as "lastActivityAt",
  c.erased_at as "erasedAt",
  (select i.address from identities i where i.workspace_id = c.workspace_id and i.contact_id = c.id
     and i.channel = 'phone' order by i.created_at desc, i.id limit 1) as phone,
  (select i.address from identities i where i.workspace_id = c.workspace_id and i.contact_id = c.id
     and i.channel = 'whatsapp' order by i.created_at desc, i.id limit 1) as whatsapp`;

/** The part of a record that a run may know. */
export function contactSnapshot(record: ContactRecord): ContactSnapshot {
  const { id, name, phone, email, language, timeZone, source, attributes } = record;
  return { id, name, phone, email, language, timeZone, source, attributes };
}
