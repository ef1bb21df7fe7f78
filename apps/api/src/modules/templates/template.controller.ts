import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../frame/index.ts';
import type { TemplateDto } from './template.dto.ts';
import { TemplateService } from './template.service.ts';

@ApiTags('workflows')
@Controller('api/v1/workspaces/:workspaceId/templates')
export class TemplateController {
  constructor(private readonly templates: TemplateService) {}

  /** Ready-made workflows to begin with. */
  @Get()
  @RequirePermission('workflows.read')
  list(): TemplateDto[] {
    return this.templates.list();
  }
}
