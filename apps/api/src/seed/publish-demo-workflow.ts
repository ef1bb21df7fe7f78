import { DomainError } from '@flowkeep/contracts';
import { TransactionRunner, WorkflowRepository } from '@flowkeep/persistence';
import { findTemplate } from '@flowkeep/workflow-templates';
import type { INestApplicationContext } from '@nestjs/common';
import { PublishService } from '../modules/versions/publish.service.ts';
import { asciiWords } from '../modules/workflows/workflow-slug.ts';
import { DEMO_WORKFLOW } from './demo-content.ts';

/** Makes and publishes the lead workflow, unless it was made before. Gives its id. */
export async function publishDemoWorkflow(
  app: INestApplicationContext,
  workspaceId: string,
  ownerId: string,
): Promise<string> {
  const template = findTemplate(DEMO_WORKFLOW);
  if (template === undefined) throw new DomainError('internal', `There is no template ${DEMO_WORKFLOW}.`);
  const workflows = app.get(WorkflowRepository);
  const slug = asciiWords(template.name);
  const workflow = await app.get(TransactionRunner).inWorkspace(workspaceId, async (tx) => {
    const found = await workflows.findBySlug(tx, slug);
    if (found !== null) return found;
    const id = await workflows.insert(tx, { name: template.name, slug, draft: template.graph });
    return workflows.get(tx, id);
  });
  if (workflow.liveVersion === null && workflow.archivedAt === null) {
    const source = { kind: 'draft', revision: workflow.draftRevision } as const;
    const request = { workflowId: workflow.id, source, note: 'First version' };
    await app.get(PublishService).publish(workspaceId, request, { kind: 'member', id: ownerId });
  }
  return workflow.id;
}
