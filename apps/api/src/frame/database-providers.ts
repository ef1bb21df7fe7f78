import type { ApiConfig } from '@flowkeep/config';
import {
  ApiKeyRepository,
  AuditRepository,
  ConnectionRepository,
  Database,
  InvitationRepository,
  LiveNotifier,
  MemberRepository,
  RootKey,
  SubjectKeys,
  SubjectSealer,
  TransactionRunner,
  WorkspaceKeys,
  WorkspaceRepository,
} from '@flowkeep/persistence';
import { MetadataScanner } from '@nestjs/core';
import { API_CONFIG } from './api-config.token.ts';

/** The database, the keys, and the repositories that more than one module uses. */
export const databaseProviders = [
  MetadataScanner,
  { provide: Database, inject: [API_CONFIG], useFactory: (config: ApiConfig) => new Database(config.databaseUrl) },
  { provide: TransactionRunner, inject: [Database], useFactory: (database: Database) => database.runner },
  { provide: RootKey, inject: [API_CONFIG], useFactory: (config: ApiConfig) => RootKey.fromBase64(config.rootKey) },
  { provide: WorkspaceKeys, inject: [RootKey], useFactory: (rootKey: RootKey) => new WorkspaceKeys(rootKey) },
  { provide: SubjectKeys, inject: [WorkspaceKeys], useFactory: (keys: WorkspaceKeys) => new SubjectKeys(keys) },
  {
    provide: SubjectSealer,
    inject: [TransactionRunner, SubjectKeys],
    useFactory: (runner: TransactionRunner, keys: SubjectKeys) => new SubjectSealer(runner, keys),
  },
  {
    provide: ConnectionRepository,
    inject: [WorkspaceKeys],
    useFactory: (keys: WorkspaceKeys) => new ConnectionRepository(keys),
  },
  LiveNotifier,
  WorkspaceRepository,
  MemberRepository,
  InvitationRepository,
  ApiKeyRepository,
  AuditRepository,
];
