import { randomUUID } from 'node:crypto';
import { TransactionRunner, type WorkspaceTransaction } from '@flowkeep/persistence';
import type { TestApp } from './test-app.ts';

/**
 * Ids for every parameter of every path, by the segment before it: things of one workspace that another must not
 * reach. Null stands for what is no id of a thing. A route with a new parameter needs a line here.
 */
export type ForeignThings = Readonly<Record<string, string | null>>;

/** One of everything in a workspace. */
export async function createForeignThings(test: TestApp, workspaceId: string, ownerId: string): Promise<ForeignThings> {
  return test.app.get(TransactionRunner).inWorkspace(workspaceId, async (tx) => {
    const contact = await insert(tx, 'contacts', { name: 'Aysel' });
    return {
      ...(await workOf(tx, contact)),
      ...(await crmOf(tx, contact)),
      ...(await accountsOf(tx, ownerId)),
      'retention-reports/:id': await insert(tx, 'retention_reports', { dry_run: true, status: 'completed' }),
      'data-requests/:id': await insert(tx, 'data_requests', { ...ERASURE, contact_id: contact }),
      'retention-rules/:category': null,
    };
  });
}

/** A workflow with a run, and everything that belongs to the two. */
async function workOf(tx: WorkspaceTransaction, contact: string): Promise<ForeignThings> {
  const workflow = await insert(tx, 'workflows', { name: 'W', slug: 'w', draft: '{}', live_version: 1 });
  await insert(tx, 'workflow_versions', { workflow_id: workflow, number: 1, graph: '{}', plan_hash: 'x' });
  const event = randomUUID();
  const run = await insert(tx, 'runs', { ...RUN, workflow_id: workflow, event_id: event, contact_id: contact });
  const question = { node_id: 'ask', question: Buffer.from('q'), choices: '[]', token_hash: Buffer.from(randomUUID()) };
  const approval = { ...question, run_id: run, step_key: `${run}:ask:1`, subject_key_ref: RUN.subject_key_ref };
  const simulation = { workflow_id: workflow, name: 'S', scenario: '{}', expectations: '{}' };
  return {
    'workflows/:id': workflow,
    'workflows/:workflowId': workflow,
    'versions/:number': '1',
    'runs/:id': run,
    'simulations/:simulationId': await insert(tx, 'simulations', simulation),
    'bulk-operations/:id': await insert(tx, 'bulk_operations', { action: 'pause', filter: '{}', total: 1 }),
    'approvals/:id': await insert(tx, 'approvals', approval),
  };
}

async function crmOf(tx: WorkspaceTransaction, contact: string): Promise<ForeignThings> {
  const pipeline = await insert(tx, 'pipelines', { name: 'Sales' });
  const stage = await insert(tx, 'stages', { pipeline_id: pipeline, name: 'New', position: 0 });
  const deal = { contact_id: contact, pipeline_id: pipeline, stage_id: stage, title: 'D', currency: 'AZN' };
  return {
    'contacts/:id': contact,
    'contacts/:contactId': contact,
    'pipelines/:id': pipeline,
    'conversations/:id': await insert(tx, 'conversations', { contact_id: contact, channel: 'whatsapp' }),
    'deals/:id': await insert(tx, 'deals', deal),
  };
}

async function accountsOf(tx: WorkspaceTransaction, ownerId: string): Promise<ForeignThings> {
  const invitation = {
    email: 'a@example.com',
    role: 'viewer',
    token_hash: Buffer.from(randomUUID()),
    invited_by: ownerId,
    expires_at: new Date(Date.now() + 60_000),
  };
  const apiKey = { name: 'K', prefix: 'fk_x', hash: Buffer.from(randomUUID()), scopes: '{}', created_by: ownerId };
  const [member] = await tx.query<{ id: string }>(`select id from members where workspace_id = $1`, [tx.workspaceId]);
  return {
    'members/:memberId': member?.id ?? '',
    'invitations/:invitationId': await insert(tx, 'invitations', invitation),
    'api-keys/:apiKeyId': await insert(tx, 'api_keys', apiKey),
  };
}

const RUN = {
  version: 1,
  trigger_node: 'webhook',
  subject_key_ref: 'kaaaaaaaaaaaaaaa',
  start_pending: false,
  status: 'waiting',
};
const ERASURE = { kind: 'erasure', status: 'completed', requested_by: 'test' };

async function insert(
  tx: WorkspaceTransaction,
  table: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const row: Readonly<Record<string, unknown>> = { id: randomUUID(), workspace_id: tx.workspaceId, ...values };
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  const sql = `insert into ${table} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`;
  await tx.query(sql, Object.values(row));
  return String(row['id']);
}
