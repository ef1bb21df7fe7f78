import type { SignedInUser } from '@flowkeep/accounts';
import type { ApiKeyScope, Role } from '@flowkeep/contracts';
import type { Actor } from '@flowkeep/persistence';

/** Who calls, as the guard found out. */
export type Caller =
  | { readonly kind: 'user'; readonly user: SignedInUser }
  | { readonly kind: 'member'; readonly user: SignedInUser; readonly memberId: string; readonly role: Role }
  | { readonly kind: 'api-key'; readonly apiKeyId: string; readonly scopes: readonly ApiKeyScope[] };

/** The caller as the audit trail names them. */
export function actorOf(caller: Caller): Actor {
  return caller.kind === 'api-key' ? { kind: 'api-key', id: caller.apiKeyId } : { kind: 'member', id: caller.user.id };
}
