import {
  ApiKeyService,
  ConnectionService,
  InvitationService,
  MemberService,
  SignIn,
  WorkspaceService,
} from '@flowkeep/accounts';
import type { ApiConfig } from '@flowkeep/config';
import {
  ApiKeyRepository,
  AuditRepository,
  ConnectionRepository,
  InvitationRepository,
  MemberRepository,
  TransactionRunner,
  WorkspaceRepository,
} from '@flowkeep/persistence';
import type { Provider } from '@nestjs/common';
import { API_CONFIG } from './api-config.token.ts';

/** The services of accounts: the guard needs them, and so do several modules. */
export const accountProviders: Provider[] = [
  {
    provide: SignIn,
    inject: [API_CONFIG],
    useFactory: (config: ApiConfig) => new SignIn({ ...config, databaseUrl: config.authDatabaseUrl }),
  },
  {
    provide: WorkspaceService,
    inject: [TransactionRunner, WorkspaceRepository, MemberRepository, AuditRepository],
    useFactory: (...parts: ConstructorParameters<typeof WorkspaceService>) => new WorkspaceService(...parts),
  },
  {
    provide: MemberService,
    inject: [TransactionRunner, WorkspaceRepository, MemberRepository, AuditRepository],
    useFactory: (...parts: ConstructorParameters<typeof MemberService>) => new MemberService(...parts),
  },
  {
    provide: InvitationService,
    inject: [TransactionRunner, InvitationRepository, MemberRepository, AuditRepository, SignIn],
    useFactory: (...parts: ConstructorParameters<typeof InvitationService>) => new InvitationService(...parts),
  },
  {
    provide: ApiKeyService,
    inject: [TransactionRunner, ApiKeyRepository, AuditRepository],
    useFactory: (...parts: ConstructorParameters<typeof ApiKeyService>) => new ApiKeyService(...parts),
  },
  {
    provide: ConnectionService,
    inject: [TransactionRunner, ConnectionRepository, AuditRepository],
    useFactory: (...parts: ConstructorParameters<typeof ConnectionService>) => new ConnectionService(...parts),
  },
];
