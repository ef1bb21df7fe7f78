// What a process needs that only starts and steers runs. It loads no worker.
export { createDataConverter, type PayloadAccess, payloadCodecs } from './data-converter.ts';
export { lazyConnection } from './lazy-connection.ts';
export { CachedPlanSource, type PlanSource } from './plan-source.ts';
export { RunClient, type RunClientOptions, type RunLabel, type RunStanding } from './run-client.ts';
export type { BlobOwner, BlobStore } from './blob-store.ts';
export type { SubjectCipher } from './subject-cipher.ts';
export type { TemporalAddress } from './temporal-address.ts';
export { parseRunWorkflowId, type RunWorkflowId, runWorkflowId, temporalWorkflowUrl } from './workflow-id.ts';
export { TASK_QUEUES, type TaskQueue } from '@flowkeep/workflow-runtime/contract';
