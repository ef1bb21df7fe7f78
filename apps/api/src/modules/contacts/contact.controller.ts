import type { Actor } from '@flowkeep/persistence';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';
import { ContactDesk } from './contact-desk.service.ts';
import {
  ContactDto,
  ContactPageDto,
  ContactQueryDto,
  ContactRunPageDto,
  CreateContactDto,
  ErasureRequestedDto,
  UpdateContactDto,
} from './contact.dto.ts';

@ApiTags('contacts')
@Controller('api/v1/workspaces/:workspaceId/contacts')
export class ContactController {
  constructor(private readonly desk: ContactDesk) {}

  /** Contacts, newest first. */
  @Get()
  @RequirePermission('contacts.read')
  list(@WorkspaceId() workspaceId: string, @Query() query: ContactQueryDto): Promise<ContactPageDto> {
    return this.desk.list(workspaceId, query);
  }

  /** Adds a person. An address that a contact has already is a conflict. */
  @Post()
  @RequirePermission('contacts.edit')
  create(@WorkspaceId() workspaceId: string, @Body() body: CreateContactDto): Promise<ContactDto> {
    return this.desk.create(workspaceId, body);
  }

  @Get(':id')
  @RequirePermission('contacts.read')
  read(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<ContactDto> {
    return this.desk.read(workspaceId, id);
  }

  @Patch(':id')
  @RequirePermission('contacts.edit')
  update(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: UpdateContactDto,
  ): Promise<ContactDto> {
    return this.desk.update(workspaceId, id, body);
  }

  /** Runs that the person has been through, newest first. */
  @Get(':id/runs')
  @RequirePermission('runs.read')
  listRuns(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<ContactRunPageDto> {
    return this.desk.listRuns(workspaceId, id, query);
  }

  /** Asks for the person to be erased. The work goes on by itself; the data request tells how far it is. */
  @Post(':id/erasure')
  @HttpCode(202)
  @RequirePermission('privacy.manage')
  requestErasure(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<ErasureRequestedDto> {
    return this.desk.requestErasure(workspaceId, id, actor);
  }
}
