import { isDeepStrictEqual } from 'node:util';
import { type ContactField, DomainError } from '@flowkeep/contracts';
import { ContactEditing, CrmEvents } from '@flowkeep/crm';
import { DataRequests } from '@flowkeep/privacy';
import {
  type Actor,
  type ContactRecord,
  ContactRepository,
  type RunListItem,
  RunRepository,
  TransactionRunner,
  WorkspaceRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { PageQueryDto } from '../../frame/page-query.dto.ts';
import type {
  ContactDto,
  ContactPageDto,
  ContactQueryDto,
  ContactRunDto,
  ContactRunPageDto,
  CreateContactDto,
  ErasureRequestedDto,
  UpdateContactDto,
} from './contact.dto.ts';

const CONTACT_FIELDS: readonly ContactField[] = [
  'name',
  'phone',
  'email',
  'language',
  'timeZone',
  'source',
  'attributes',
];

/** Contacts as members work with them. */
@Injectable()
export class ContactDesk {
  private readonly contacts = new ContactRepository();
  private readonly editing = new ContactEditing();
  private readonly requests = new DataRequests();
  private readonly runs = new RunRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: WorkspaceRepository,
    private readonly events: CrmEvents,
  ) {}

  async list(workspaceId: string, { search, limit, cursor }: ContactQueryDto): Promise<ContactPageDto> {
    const page = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.contacts.search(tx, { text: search ?? '', limit, cursor: cursor ?? null }),
    );
    return { items: page.items.map(dtoOf), nextCursor: page.nextCursor };
  }

  /** A tombstone for a person who was erased, so that their data request still leads somewhere. */
  async read(workspaceId: string, id: string): Promise<ContactDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => dtoOf(await this.find(tx, id)));
  }

  async create(workspaceId: string, values: CreateContactDto): Promise<ContactDto> {
    if (![values.name, values.phone, values.email].some((text) => text !== undefined && text.trim() !== '')) {
      const message = 'Give a name, a phone or an e-mail address.';
      throw new DomainError('invalid-input', message, { fields: [{ path: 'name', message }] });
    }
    return this.transactions.inWorkspace(workspaceId, async (tx) =>
      dtoOf(await this.editing.create(tx, await this.regionOf(tx), values)),
    );
  }

  async update(workspaceId: string, id: string, changes: UpdateContactDto): Promise<ContactDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const before = await this.find(tx, id);
      const contact = await this.editing.update(tx, await this.regionOf(tx), id, changes);
      const changed = CONTACT_FIELDS.filter((name) => !isDeepStrictEqual(before[name], contact[name]));
      await this.events.contactChanged(tx, contact, changed);
      return dtoOf(contact);
    });
  }

  async listRuns(workspaceId: string, id: string, { limit, cursor }: PageQueryDto): Promise<ContactRunPageDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.find(tx, id);
      const filter = { workflowId: null, status: null, contactId: id };
      const page = await this.runs.list(tx, filter, limit, cursor ?? null);
      return { items: page.items.map(runDtoOf), nextCursor: page.nextCursor };
    });
  }

  async requestErasure(workspaceId: string, id: string, actor: Actor): Promise<ErasureRequestedDto> {
    const requestId = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.requests.requestErasure(tx, actor, id),
    );
    return { requestId };
  }

  private async find(tx: WorkspaceTransaction, id: string): Promise<ContactRecord> {
    const contact = await this.contacts.find(tx, id);
    if (contact === null) throw new DomainError('not-found', 'There is no such contact.');
    return contact;
  }

  private async regionOf(tx: WorkspaceTransaction): Promise<string> {
    const workspace = await this.workspaces.find(tx);
    if (workspace === null) throw new DomainError('not-found', 'There is no such workspace.');
    return workspace.region;
  }
}

function dtoOf({ createdAt, updatedAt, lastActivityAt, erasedAt, ...contact }: ContactRecord): ContactDto {
  return {
    ...contact,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    lastActivityAt: lastActivityAt.toISOString(),
    erasedAt: erasedAt?.toISOString() ?? null,
  };
}

function runDtoOf({
  id,
  status,
  workflowId,
  workflowName,
  version,
  currentNode,
  startedAt,
  endedAt,
}: RunListItem): ContactRunDto {
  return {
    id,
    status,
    workflowId,
    workflowName,
    version,
    currentNode,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
