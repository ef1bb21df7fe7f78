import type { Role } from '@flowkeep/contracts';

export interface Member {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** ISO instant. */
  readonly createdAt: string;
}

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** ISO instant. */
  readonly expiresAt: string;
}
