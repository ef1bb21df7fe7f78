import { randomUUID } from 'node:crypto';
import {
  ContactRepository,
  ConversationRepository,
  DealRepository,
  EventRepository,
  IdentityRepository,
  MESSAGE_BODY_PURPOSE,
  MessageRepository,
  PipelineRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { SealedWorkspace } from './sealed-workspace.ts';

/** A person with something in every table that knows people. */
export interface Person {
  readonly contactId: string;
  readonly subjectKeyRef: string;
  readonly runId: string;
  readonly sealed: Buffer;
}

export interface PersonOptions {
  readonly phone: string;
  /** When they were last heard of. */
  readonly at: Date;
  /** Whether a run of theirs still goes on. */
  readonly inRun: boolean;
}

export async function addPerson(workspace: SealedWorkspace, { phone, at, inRun }: PersonOptions): Promise<Person> {
  return workspace.run(async (tx) => {
    const contactId = await new ContactRepository().insert(tx, {
      name: 'Aysel Quliyeva',
      email: `${phone}@example.az`,
      language: 'az',
      timeZone: 'Asia/Baku',
      source: 'form',
      attributes: { plan: 'gold' },
    });
    const identities = new IdentityRepository();
    await identities.add(tx, contactId, { channel: 'phone', address: phone });
    await identities.add(tx, contactId, { channel: 'email', address: `${phone}@example.az` });
    const subjectKeyRef = await workspace.keys.primaryFor(tx, contactId);
    const sealed = await workspace.keys.seal(tx, subjectKeyRef, MESSAGE_BODY_PURPOSE, { text: 'Salam, mən Aysel' });
    await addMessage(tx, { contactId, subjectKeyRef, sealed, at });
    await addDeal(tx, contactId);
    const eventId = await addEvent(tx, workspace, contactId, at);
    const runId = await addRun(tx, { contactId, subjectKeyRef, sealed, eventId, inRun, phone });
    await tx.query(`update contacts set last_activity_at = $2 where id = $1`, [contactId, at]);
    return { contactId, subjectKeyRef, runId, sealed };
  });
}

interface Sealed {
  readonly contactId: string;
  readonly subjectKeyRef: string;
  readonly sealed: Buffer;
}

async function addMessage(tx: WorkspaceTransaction, { contactId, subjectKeyRef, sealed, at }: Sealed & { at: Date }) {
  const conversationId = await new ConversationRepository().open(tx, contactId, 'whatsapp', at);
  const providerId = `wamid.${randomUUID()}`;
  const message = {
    id: randomUUID(),
    conversationId,
    contactId,
    channel: 'whatsapp',
    kind: 'text',
    body: sealed,
  } as const;
  await new MessageRepository().insertInbound(tx, { ...message, subjectKeyRef, providerId, at });
}

async function addDeal(tx: WorkspaceTransaction, contactId: string): Promise<void> {
  const pipelineId = await new PipelineRepository().insert(tx, 'Sales', [{ name: 'New', kind: 'open' }]);
  const [pipeline] = (await new PipelineRepository().list(tx)).filter(({ id }) => id === pipelineId);
  const stageId = pipeline?.stages[0]?.id ?? '';
  const deal = { contactId, pipelineId, stageId, title: 'Aysel: implant', amount: '900', currency: 'AZN' };
  await new DealRepository().insert(tx, { ...deal, stepKey: null });
}

async function addEvent(
  tx: WorkspaceTransaction,
  workspace: SealedWorkspace,
  contactId: string,
  at: Date,
): Promise<string> {
  const { id } = await new EventRepository(workspace.keys).receive(tx, {
    kind: 'message.received',
    key: 'whatsapp',
    dedupKey: `wamid.${randomUUID()}`,
    contactId,
    match: 'order 7',
    payload: { text: 'Salam, mən Aysel' },
  });
  await tx.query(`update events set status = 'done', received_at = $2 where id = $1`, [id, at]);
  return id;
}

type NewRun = Sealed & { readonly eventId: string; readonly inRun: boolean; readonly phone: string };

async function addRun(tx: WorkspaceTransaction, run: NewRun): Promise<string> {
  const id = randomUUID();
  const slug = `lead-${id}`;
  const [workflow] = await tx.query<{ id: string }>(
    `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Lead', $2, '{}') returning id`,
    [tx.workspaceId, slug],
  );
  await tx.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, contact_id, subject_key_ref,
       temporal_workflow_id, start_pending, status, ended_at, error, rule_key, dedup_hash)
     values ($1, $2, $3, 1, $4, 'lead', $5, $6, $7, false, $8, $9, '{"code":"internal"}', 'lane-hash', 'dedup-hash')`,
    [
      id,
      tx.workspaceId,
      workflow?.id,
      run.eventId,
      run.contactId,
      run.subjectKeyRef,
      `${slug}~${run.subjectKeyRef}~${id}`,
      run.inRun ? 'waiting' : 'completed',
      run.inRun ? null : new Date(),
    ],
  );
  await addSteps(tx, id, run);
  await addAsked(tx, id, run);
  return id;
}

/** What a run keeps beside its steps: a question, a large value, where it failed, and an order with other data. */
async function addAsked(tx: WorkspaceTransaction, id: string, { contactId, subjectKeyRef, sealed }: Sealed) {
  const { workspaceId } = tx;
  await tx.query(
    `insert into approvals (workspace_id, run_id, step_key, node_id, contact_id, subject_key_ref, question, choices,
       token_hash)
     values ($1, $2, $3, 'ask', $4, $5, $6, '[]', $7)`,
    [workspaceId, id, `${id}:ask:1`, contactId, subjectKeyRef, sealed, Buffer.from(id)],
  );
  await tx.query(`insert into blobs (workspace_id, run_id, id, sealed, bytes) values ($1, $2, 'large', $3, $4)`, [
    workspaceId,
    id,
    sealed,
    sealed.length,
  ]);
  await tx.query(`insert into run_snapshots (workspace_id, run_id, state) values ($1, $2, $3)`, [
    workspaceId,
    id,
    sealed,
  ]);
  await tx.query(`insert into run_commands (workspace_id, run_id, command) values ($1, $2, $3)`, [
    workspaceId,
    id,
    JSON.stringify({ kind: 'retry', sealedTrigger: sealed.toString('base64') }),
  ]);
}

async function addSteps(tx: WorkspaceTransaction, id: string, { contactId, sealed, phone }: NewRun): Promise<void> {
  await tx.query(
    `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, output, started_at, sequence)
     values ($1, $2, $3, 'greet', 'whatsapp.send', 1, 'done', $4, now(), 1)`,
    [tx.workspaceId, id, `${id}:greet:1`, sealed],
  );
  await tx.query(`insert into step_results (workspace_id, run_id, step_key, result) values ($1, $2, $3, $4)`, [
    tx.workspaceId,
    id,
    `${id}:greet:1`,
    sealed,
  ]);
  await tx.query(
    `insert into step_attempts (workspace_id, run_id, step_key, failed, code, message)
     values ($1, $2, $3, 1, 'provider-rejected', $4)`,
    [tx.workspaceId, id, `${id}:greet:1`, `No such number as ${phone}.`],
  );
  await tx.query(
    `insert into waits (workspace_id, step_key, run_id, event_kind, event_key, contact_id, since)
     values ($1, $2, $3, 'message.received', 'whatsapp', $4, now())`,
    [tx.workspaceId, `${id}:wait:1`, id, contactId],
  );
  await tx.query(
    `insert into waits (workspace_id, step_key, run_id, event_kind, event_key, about_anybody, match_hash, since, closed_at)
     values ($1, $2, $3, 'event.custom', 'order.paid', true, 'match-hash', now(), now())`,
    [tx.workspaceId, `${id}:paid:1`, id],
  );
}
