import type { Permission } from '@flowkeep/contracts';
import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** Who may call a route. */
export type Access =
  /** Anybody. The route itself checks what it must: a signature, a token, a key. */
  | { readonly kind: 'public' }
  /** Whoever is signed in, member of a workspace or not. */
  | { readonly kind: 'signed-in' }
  /** Members of `:workspaceId` whose role has the permission, and API keys of it whose scopes do. */
  | { readonly kind: 'permission'; readonly permission: Permission };

export const ACCESS = Symbol('access');

/** Anybody may call it. Every other route says what it requires, or the API does not start. */
export function Public(): CustomDecorator<symbol> {
  return SetMetadata<symbol, Access>(ACCESS, { kind: 'public' });
}

/** Whoever is signed in may call it. For routes outside of a workspace. */
export function SignedIn(): CustomDecorator<symbol> {
  return SetMetadata<symbol, Access>(ACCESS, { kind: 'signed-in' });
}

/** Members of `:workspaceId` with this right may call it, and API keys with a scope of the same name. */
export function RequirePermission(permission: Permission): CustomDecorator<symbol> {
  return SetMetadata<symbol, Access>(ACCESS, { kind: 'permission', permission });
}
