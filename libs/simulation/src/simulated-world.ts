import type { ContactSnapshot, InboxEvent, SendRequest } from '@flowkeep/contracts';
import type { UpsertContact } from '@flowkeep/node-sdk';
import { type DealStanding, placeOf, type SimulatedPipeline, type WantedPlace } from './simulated-pipelines.ts';

const WINDOW_MILLISECONDS = 86_400_000;

interface Deal extends DealStanding {
  readonly id: string;
}

/** People and deals while a simulation lasts, and when a person last wrote. */
export class SimulatedWorld {
  private readonly contacts = new Map<string, ContactSnapshot>();
  private readonly deals = new Map<string, Deal>();
  private readonly wroteAt = new Map<string, number>();
  private made = 0;

  constructor(private readonly pipelines: readonly SimulatedPipeline[] = []) {}

  know(contact: ContactSnapshot): void {
    this.contacts.set(contact.id, contact);
  }

  contact(id: string): ContactSnapshot | undefined {
    return this.contacts.get(id);
  }

  /** A message of theirs opens the 24 hours in which they may be sent any text. */
  hear(event: Pick<InboxEvent, 'kind' | 'contactId'>, now: number): void {
    if (event.kind === 'message.received' && event.contactId !== null) this.wroteAt.set(event.contactId, now);
  }

  mayBeWrittenTo(contactId: string, content: SendRequest['content'], now: number): boolean {
    if (content.kind === 'template') return true;
    const wroteAt = this.wroteAt.get(contactId);
    return wroteAt !== undefined && now - wroteAt < WINDOW_MILLISECONDS;
  }

  upsert(
    id: string | null,
    values: UpsertContact,
  ): { readonly contact: ContactSnapshot; readonly before: ContactSnapshot | null } {
    const known = (id === null ? undefined : this.contacts.get(id)) ?? this.findByIdentity(values);
    const contact = {
      ...(known ?? this.blank()),
      ...values,
      attributes: { ...known?.attributes, ...values.attributes },
    };
    this.know(contact);
    return { contact, before: known ?? null };
  }

  /** Moves the open deal of the contact, or makes one; gives where it stands and where it stood. */
  moveDeal(
    contactId: string,
    pipelineId: string,
    stageId: string,
  ): { readonly deal: Deal; readonly before: Deal | null } {
    const standing = this.place({ pipeline: pipelineId, stage: stageId, kind: '' });
    const key = `${contactId} ${standing.pipelineId}`;
    const known = this.deals.get(key);
    const before = known?.stageKind === 'open' ? known : null;
    const deal = { ...standing, id: before?.id ?? this.nextId('d') };
    this.deals.set(key, deal);
    return { deal, before };
  }

  place(wanted: WantedPlace): DealStanding {
    return placeOf(this.pipelines, wanted);
  }

  nextId(family: string): string {
    this.made += 1;
    return `00000000-0000-4000-8000-${family}${String(this.made).padStart(11, '0')}`;
  }

  private findByIdentity({ phone, email }: UpsertContact): ContactSnapshot | undefined {
    return [...this.contacts.values()].find(
      (contact) => (phone !== undefined && contact.phone === phone) || (email !== undefined && contact.email === email),
    );
  }

  private blank(): ContactSnapshot {
    const nothing = { name: '', phone: null, email: null, language: null, timeZone: null, source: null };
    return { id: this.nextId('c'), ...nothing, attributes: {} };
  }
}
