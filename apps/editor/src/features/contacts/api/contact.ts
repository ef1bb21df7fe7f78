import type { JsonObject } from '@flowkeep/contracts';

/** A person as members see them. Phones are E.164. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly whatsapp?: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly source: string | null;
  readonly attributes: JsonObject;
  /** ISO instants. */
  readonly createdAt: string;
  readonly erasedAt?: string | null;
}
