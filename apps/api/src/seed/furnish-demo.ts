import { ContactService, DealService } from '@flowkeep/crm';
import { MessageTemplateRepository, type WorkspaceTransaction } from '@flowkeep/persistence';
import { addFirstPipeline } from '../modules/workspaces/first-pipeline.ts';
import { DEMO_CONTACTS, DEMO_TEMPLATES, DEMO_WORKSPACE, type DemoContact } from './demo-content.ts';

/** What the demo workspace begins with, in the transaction that makes it: all of it is there, or none. */
export async function furnishDemo(tx: WorkspaceTransaction): Promise<void> {
  await addFirstPipeline(tx);
  const templates = new MessageTemplateRepository();
  for (const template of DEMO_TEMPLATES) await templates.save(tx, template);
  for (const contact of DEMO_CONTACTS) await addContact(tx, contact);
}

async function addContact(tx: WorkspaceTransaction, { deal, ...values }: DemoContact): Promise<void> {
  const { contact } = await new ContactService().upsert(tx, DEMO_WORKSPACE.region, null, values);
  if (deal === null) return;
  await new DealService().move(tx, {
    contactId: contact.id,
    pipelineId: 'Sales',
    stageId: deal.stage,
    title: deal.title,
    amount: deal.amount,
    currency: DEMO_WORKSPACE.currency,
    stepKey: null,
  });
}
