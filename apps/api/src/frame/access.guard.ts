import { ApiKeyService, MemberService, SignIn, type SignedInUser } from '@flowkeep/accounts';
import type { ApiConfig } from '@flowkeep/config';
import { type ApiKeyScope, DomainError, type Permission, roleAllows } from '@flowkeep/contracts';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorator.ts';
import { type ApiRequest, pathValue } from './api-request.ts';
import { API_CONFIG } from './api-config.token.ts';
import type { Caller } from './caller.ts';
import { mayMutate } from './same-origin.ts';
import { webHeaders } from './web-headers.ts';

/**
 * The one gate of the API: finds out who calls, and lets them to what they may. Who does not belong to a workspace is
 * told that it does not exist.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly trustedOrigins: readonly string[];

  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignIn,
    private readonly members: MemberService,
    private readonly apiKeys: ApiKeyService,
    @Inject(API_CONFIG) config: ApiConfig,
  ) {
    this.trustedOrigins = [new URL(config.publicUrl).origin, ...config.trustedOrigins];
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === undefined) throw new DomainError('internal', 'This route does not say who may call it.');
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    request.caller =
      access.kind === 'signed-in' ? await this.person(request) : await this.allowed(request, access.permission);
    return true;
  }

  private async person(request: ApiRequest): Promise<Caller> {
    return { kind: 'user', user: await this.signedIn(request) };
  }

  private async allowed(request: ApiRequest, permission: Permission): Promise<Caller> {
    const workspaceId = pathValue(request, 'workspaceId');
    if (workspaceId === undefined) throw new DomainError('internal', 'A route with a permission names its workspace.');
    const key = ApiKeyService.keyIn(request.headers.authorization);
    const caller = key === null ? await this.member(request, workspaceId) : await this.program(key, workspaceId);
    if (!hasRight(caller, permission)) throw new DomainError('forbidden', refusal(caller, permission));
    return caller;
  }

  private async member(request: ApiRequest, workspaceId: string): Promise<Caller> {
    const user = await this.signedIn(request);
    const member = await this.members.find(workspaceId, user.id);
    if (member === null) throw noWorkspace();
    return { kind: 'member', user, memberId: member.id, role: member.role };
  }

  private async program(key: string, workspaceId: string): Promise<Caller> {
    const verified = await this.apiKeys.verify(key);
    if (verified === null) throw new DomainError('unauthenticated', 'This API key is not valid. Create a new one.');
    if (verified.workspaceId !== workspaceId.toLowerCase()) throw noWorkspace();
    return { kind: 'api-key', apiKeyId: verified.apiKeyId, scopes: verified.scopes };
  }

  private async signedIn(request: ApiRequest): Promise<SignedInUser> {
    const user = request.headers.cookie === undefined ? null : await this.signIn.userOf(webHeaders(request.headers));
    if (user === null) throw new DomainError('unauthenticated', 'Your session has ended. Sign in again.');
    if (mayMutate(request, this.trustedOrigins)) return user;
    throw new DomainError('forbidden', 'This request comes from another site. Open Flowkeep itself and try again.');
  }
}

function hasRight(caller: Caller, permission: Permission): boolean {
  if (caller.kind === 'member') return roleAllows(caller.role, permission);
  return caller.kind === 'api-key' && (caller.scopes as readonly (ApiKeyScope | Permission)[]).includes(permission);
}

function refusal(caller: Caller, permission: Permission): string {
  if (caller.kind === 'api-key') return `This API key lacks the scope ${permission}. Create one that has it.`;
  return `Your role does not include ${permission}. Ask an owner of the workspace.`;
}

function noWorkspace(): DomainError {
  return new DomainError('not-found', 'There is no such workspace.');
}
