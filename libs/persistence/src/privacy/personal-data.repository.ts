import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { affected } from './affected.ts';

/** Rows that hold something about a person, by what they are. */
export interface PersonalDataCounts {
  readonly [what: string]: number;
  readonly contacts: number;
  readonly identities: number;
  readonly messages: number;
  readonly deals: number;
  readonly events: number;
  readonly steps: number;
  readonly stepResults: number;
  readonly stepAttempts: number;
  readonly approvals: number;
  readonly blobs: number;
  readonly snapshots: number;
  readonly orders: number;
  readonly waits: number;
  readonly runs: number;
  readonly keys: number;
}

// One query for each kind of row; `$1` is the workspace and `$2` the contact. A row that was erased counts no more.
// Hashes of values count too: whoever has the workspace's key can try what they are of.
const RUNS = `(select r.id from runs r where r.workspace_id = $1 and r.contact_id = $2)`;
const HOLDING = {
  contacts: `from contacts where workspace_id = $1 and id = $2 and (erased_at is null or name <> ''
    or email is not null or language is not null or time_zone is not null or source is not null or attributes <> '{}')`,
  identities: `from identities where workspace_id = $1 and contact_id = $2`,
  messages: `from messages where workspace_id = $1 and contact_id = $2
    and (body is not null or provider_id is not null or error_message is not null)`,
  deals: `from deals where workspace_id = $1 and contact_id = $2 and title <> ''`,
  events: `from events where workspace_id = $1 and contact_id = $2
    and (dedup_key is not null or match_hash is not null or status = 'pending' or error is not null)`,
  steps: `from steps where workspace_id = $1 and run_id in ${RUNS} and (output is not null or error is not null)`,
  stepResults: `from step_results where workspace_id = $1 and run_id in ${RUNS}`,
  stepAttempts: `from step_attempts where workspace_id = $1 and run_id in ${RUNS} and message is not null`,
  approvals: `from approvals where workspace_id = $1 and run_id in ${RUNS}
    and (length(question) > 0 or note is not null or status = 'open')`,
  blobs: `from blobs where workspace_id = $1 and run_id in ${RUNS}`,
  snapshots: `from run_snapshots where workspace_id = $1 and run_id in ${RUNS}`,
  orders: `from run_commands where workspace_id = $1 and run_id in ${RUNS} and command ->> 'sealedTrigger' is not null`,
  waits: `from waits where workspace_id = $1 and (contact_id = $2 or run_id = any(array${RUNS}))
    and (closed_at is null or signal_pending or match_hash is not null)`,
  runs: `from runs where workspace_id = $1 and contact_id = $2
    and (error is not null or rule_key is not null or dedup_hash is not null)`,
  keys: `from subject_keys where workspace_id = $1 and contact_id = $2 and destroyed_at is null`,
} as const satisfies Record<keyof PersonalDataCounts, string>;

const HOLD_RUNS = `select id from runs where workspace_id = $1 and contact_id = $2 order by id for no key update`;

/** Rows that erasure changes; keys go by `SubjectKeys`. Contacts come last: whoever sees the tombstone sees no rest. */
const ERASING = {
  identities: `delete ${HOLDING.identities}`,
  messages: `update messages set body = null, provider_id = null, error_message = null ${where(HOLDING.messages)}`,
  deals: `update deals set title = '' ${where(HOLDING.deals)}`,
  events: `update events set dedup_key = null, match_hash = null, error = null,
    status = case when status = 'pending' then 'done' else status end ${where(HOLDING.events)}`,
  steps: `update steps set output = null, error = null ${where(HOLDING.steps)}`,
  stepResults: `delete ${HOLDING.stepResults}`,
  stepAttempts: `update step_attempts set code = null, message = null ${where(HOLDING.stepAttempts)}`,
  approvals: `update approvals set question = '', note = null,
    status = case when status = 'open' then 'withdrawn' else status end ${where(HOLDING.approvals)}`,
  blobs: `delete ${HOLDING.blobs}`,
  snapshots: `delete ${HOLDING.snapshots}`,
  orders: `update run_commands set command = command - 'sealedTrigger', done_at = coalesce(done_at, now())
    ${where(HOLDING.orders)}`,
  waits: `update waits set closed_at = coalesce(closed_at, now()), signal_pending = false, match_hash = null
    ${where(HOLDING.waits)}`,
  // A run that goes on has its turn until it ends: its lane must be known then.
  runs: `update runs set error = null, dedup_hash = null, rule_key = case when ended_at is null then rule_key end
    ${where(HOLDING.runs)}`,
  contacts: `update contacts set name = '', email = null, language = null, time_zone = null, source = null,
    attributes = '{}', erased_at = coalesce(erased_at, now()), updated_at = now() ${where(HOLDING.contacts)}`,
} as const satisfies Record<Exclude<keyof PersonalDataCounts, 'keys'>, string>;

/** All that is kept about one person, counted and erased by one list. */
export class PersonalDataRepository {
  /** What there is now. After an erasure everything is zero: that is its proof. */
  async count(tx: WorkspaceTransaction, contactId: string): Promise<PersonalDataCounts> {
    const counts = {
      contacts: 0,
      identities: 0,
      messages: 0,
      deals: 0,
      events: 0,
      steps: 0,
      stepResults: 0,
      stepAttempts: 0,
      approvals: 0,
      blobs: 0,
      snapshots: 0,
      orders: 0,
      waits: 0,
      runs: 0,
      keys: 0,
    };
    for (const what of Object.keys(counts) as (keyof typeof counts)[]) {
      counts[what] = await affected(tx, `select 1 ${HOLDING[what]}`, [tx.workspaceId, contactId]);
    }
    return counts;
  }

  /**
   * Erases every row but the keys, and leaves a tombstone of the contact. Doing it again is harmless. The person's runs
   * are held before anything of them is touched, as by whoever goes on with one.
   */
  async erase(tx: WorkspaceTransaction, contactId: string): Promise<void> {
    await tx.query(HOLD_RUNS, [tx.workspaceId, contactId]);
    for (const sql of Object.values(ERASING)) await affected(tx, `${sql} returning 1`, [tx.workspaceId, contactId]);
  }
}

function where(holding: string): string {
  return holding.slice(holding.indexOf('where'));
}
