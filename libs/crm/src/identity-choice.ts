/** Which contacts an upsert could mean. */
export interface IdentityMatches {
  /** Owner of the phone, or of the WhatsApp address of the same number. */
  readonly byPhone: string | null;
  /** The contact that the caller already has in hand. */
  readonly given: string | null;
  readonly byEmail: string | null;
}

/** The contact that is meant, and the others that share an address with the values: never merged, only reported. */
export interface IdentityChoice {
  readonly contactId: string | null;
  readonly conflictsWith: readonly string[];
}

/** The most specific identity wins: a phone before the contact at hand, that before an e-mail address. */
export function chooseContact({ byPhone, given, byEmail }: IdentityMatches): IdentityChoice {
  const contactId = byPhone ?? given ?? byEmail;
  const others = [given, byEmail].filter((id): id is string => id !== null && id !== contactId);
  return { contactId, conflictsWith: [...new Set(others)] };
}
