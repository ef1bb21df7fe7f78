import type { Provider } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import {
  BlobRepository,
  BlobShelf,
  createPayloadCipher,
  Database,
  PlanRepository,
  RootKey,
  SubjectKeys,
  SubjectSealer,
  WorkspaceKeys,
} from '@flowkeep/persistence';
import { CachedPlanSource, createDataConverter } from '@flowkeep/temporal';
import { DatabaseLifecycle } from '../database-lifecycle.ts';
import { CONFIG, DATA_CONVERTER } from '../tokens.ts';

/** The database, its keys, and how payloads are read and written with them. */
export const dataProviders: Provider[] = [
  {
    provide: Database,
    useFactory: (config: WorkerConfig) => new Database(config.databaseUrl, { poolSize: 20 }),
    inject: [CONFIG],
  },
  DatabaseLifecycle,
  {
    provide: WorkspaceKeys,
    useFactory: (config: WorkerConfig) => new WorkspaceKeys(RootKey.fromBase64(config.rootKey)),
    inject: [CONFIG],
  },
  { provide: SubjectKeys, useFactory: (keys: WorkspaceKeys) => new SubjectKeys(keys), inject: [WorkspaceKeys] },
  {
    provide: CachedPlanSource,
    useFactory: ({ runner }: Database) => {
      const plans = new PlanRepository();
      return new CachedPlanSource((workspaceId, hash) => runner.inWorkspace(workspaceId, (tx) => plans.get(tx, hash)));
    },
    inject: [Database],
  },
  {
    provide: DATA_CONVERTER,
    useFactory: ({ runner }: Database, keys: SubjectKeys, plans: CachedPlanSource) => {
      const sealer = new SubjectSealer(runner, keys);
      const blobs = new BlobShelf(runner, sealer, new BlobRepository(keys));
      return createDataConverter({ plans, cipher: createPayloadCipher(sealer), blobs });
    },
    inject: [Database, SubjectKeys, CachedPlanSource],
  },
];
