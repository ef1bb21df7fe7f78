import { DomainError } from '@flowkeep/contracts';
import { findTemplate, templates, type WorkflowTemplate } from '@flowkeep/workflow-templates';
import { Injectable } from '@nestjs/common';
import type { TemplateDto } from './template.dto.ts';

/** Ready-made workflows. */
@Injectable()
export class TemplateService {
  list(): TemplateDto[] {
    return templates.map(({ id, name, description }) => ({ id, name, description }));
  }

  /** Throws `invalid-input` where there is none of that id. */
  get(id: string): WorkflowTemplate {
    const template = findTemplate(id);
    if (template !== undefined) return template;
    throw new DomainError('invalid-input', 'There is no such template.', {
      fields: [{ path: 'template', message: `Choose one of ${templates.map((item) => item.id).join(', ')}.` }],
    });
  }
}
