import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** What an event and the waits for it have in common: the person, or, where nobody in particular is meant, the kind. */
export interface WaitPlace {
  readonly kind: string;
  readonly contactId: string | null;
}

/**
 * Holds back the dispatching of events that these waits could be for, until the transaction ends: so no event falls
 * between looking for it and waiting for it.
 */
export async function lockForRegistration(tx: WorkspaceTransaction, places: readonly WaitPlace[]): Promise<void> {
  await lock(tx, places, 'pg_advisory_xact_lock');
}

/** Events may be dispatched side by side, but none while a wait is registered that could be for it. */
export async function lockForEvents(tx: WorkspaceTransaction, events: readonly WaitPlace[]): Promise<void> {
  const places = events.flatMap(({ kind, contactId }) => [
    { kind, contactId: null },
    ...(contactId === null ? [] : [{ kind, contactId }]),
  ]);
  await lock(tx, places, 'pg_advisory_xact_lock_shared');
}

/** All at once and in one order for everybody: whoever took them one by one could wait in a circle. */
async function lock(
  tx: WorkspaceTransaction,
  places: readonly WaitPlace[],
  take: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
): Promise<void> {
  if (places.length === 0) return;
  await tx.query(
    `select ${take}(n.lock)
       from (select distinct hashtextextended(name, 0) as lock from unnest($1::text[]) as name order by 1) as n`,
    [[...new Set(places.map((place) => nameOf(tx, place)))]],
  );
}

function nameOf(tx: WorkspaceTransaction, { kind, contactId }: WaitPlace): string {
  return contactId === null ? `${tx.workspaceId}:${kind}` : `${tx.workspaceId}${contactId}`;
}
