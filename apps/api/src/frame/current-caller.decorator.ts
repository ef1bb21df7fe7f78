import type { SignedInUser } from '@flowkeep/accounts';
import { DomainError } from '@flowkeep/contracts';
import type { Actor } from '@flowkeep/persistence';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type ApiRequest, pathValue } from './api-request.ts';
import { actorOf, type Caller } from './caller.ts';

/** The `:workspaceId` of the path, as the database writes it. The guard has found the caller to belong to it. */
export const WorkspaceId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return (pathValue(context.switchToHttp().getRequest<ApiRequest>(), 'workspaceId') ?? '').toLowerCase();
});

/** The caller as the audit trail names them: a member by user id, or an API key. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return actorOf(callerOf(context));
});

/** The person who is signed in. Throws `forbidden` for an API key. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedInUser => {
  const caller = callerOf(context);
  if (caller.kind === 'api-key') throw onlyPeople();
  return caller.user;
});

function callerOf(context: ExecutionContext): Caller {
  const { caller } = context.switchToHttp().getRequest<ApiRequest>();
  if (caller === undefined) throw new DomainError('unauthenticated', 'Sign in to do this.');
  return caller;
}

function onlyPeople(): DomainError {
  return new DomainError('forbidden', 'Only a person may do this. Sign in instead of using an API key.');
}
