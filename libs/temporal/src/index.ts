export { connectToTemporal, type TemporalAddress } from './connection.ts';
export { createDataConverter, failureConverterPath, type PayloadAccess, payloadCodecs } from './data-converter.ts';
export { ensureSearchAttributes, type OperatorAccess } from './ensure-search-attributes.ts';
export { CachedPlanSource, type PlanSource } from './plan-source.ts';
export { RunClient, type RunClientOptions, type RunLabel } from './run-client.ts';
export { TOMBSTONE } from './codecs/sealing-codec.ts';
export type { SubjectCipher } from './subject-cipher.ts';
export { parseRunWorkflowId, type RunWorkflowId, runWorkflowId, temporalWorkflowUrl } from './workflow-id.ts';
export { SEARCH_ATTRIBUTES, TASK_QUEUES, type TaskQueue } from '@flowkeep/workflow-runtime/contract';
