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
  // In one order everywhere, so that two registrations never wait for one another.
  const names = [...new Set(places.map((place) => nameOf(tx, place)))].sort();
  for (const name of names) await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [name]);
}

/** Events may be dispatched side by side, but none while a wait is registered that could be for it. */
export async function lockForEvent(tx: WorkspaceTransaction, { kind, contactId }: WaitPlace): Promise<void> {
  const names = [
    nameOf(tx, { kind, contactId: null }),
    ...(contactId === null ? [] : [nameOf(tx, { kind, contactId })]),
  ];
  await tx.query(
    `select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from unnest($1::text[]) as name order by name`,
    [names],
  );
}

function nameOf(tx: WorkspaceTransaction, { kind, contactId }: WaitPlace): string {
  return contactId === null ? `${tx.workspaceId}:${kind}` : `${tx.workspaceId}${contactId}`;
}
