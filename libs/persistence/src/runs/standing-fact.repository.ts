import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** An active trigger with a public address. */
export interface StandingTrigger {
  readonly id: string;
  readonly type: string;
  /** Sealed. */
  readonly signingSecret: Buffer | null;
  /** See {@link StandingFactRepository.stillStanding}. */
  readonly fact: string;
}

/** `<id>@<version of the row>`: no longer stands once the trigger was changed in any way. */
const TRIGGER_FACT = `id::text || '@' || xmin::text`;
/** A key never changes but for its end. */
const API_KEY_FACT = `id::text || '@key'`;
const USABLE = `revoked_at is null and (expires_at is null or expires_at > now())`;

/** The fact that a usable API key with this id is there. */
export function apiKeyFact(id: string): string {
  return `${id}@key`;
}

/**
 * What senders of events depend on: active triggers and usable API keys. Whoever remembers one between requests asks
 * in the transaction that relies on it whether it still stands.
 */
export class StandingFactRepository {
  /** Null for a trigger that is not live. */
  async trigger(tx: WorkspaceTransaction, id: string): Promise<StandingTrigger | null> {
    const [row] = await tx.query<StandingTrigger>(
      `select id, type, signing_secret as "signingSecret", ${TRIGGER_FACT} as fact
         from triggers where workspace_id = $1 and id = $2 and active`,
      [tx.workspaceId, id],
    );
    return row ?? null;
  }

  /** Those of the facts that stand now. */
  async stillStanding(tx: WorkspaceTransaction, facts: readonly string[]): Promise<ReadonlySet<string>> {
    if (facts.length === 0) return new Set();
    const ids = [...new Set(facts.map((fact) => fact.slice(0, fact.indexOf('@'))))];
    const rows = await tx.query<{ fact: string }>(
      `select ${TRIGGER_FACT} as fact from triggers where workspace_id = $1 and id = any($2::uuid[]) and active
       union all
       select ${API_KEY_FACT} as fact from api_keys
        where workspace_id = $1 and id = any($2::uuid[]) and ${USABLE}`,
      [tx.workspaceId, ids],
    );
    return new Set(rows.map(({ fact }) => fact));
  }
}
