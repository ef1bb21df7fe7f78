export { ContactEraser } from './contact-eraser.ts';
export { DataRequests } from './data-requests.ts';
export { ErasureRequests, type ErasureResult } from './erasure-requests.ts';
export type { RetentionBatch, RetentionPlace } from './message-retention.ts';
export { monthsBefore } from './months-before.ts';
export { RetentionRules } from './retention-rules.ts';
export { RetentionRuns } from './retention-runs.ts';
export { RetentionSweeper, type RetentionTask } from './retention-sweeper.ts';
export type { RunStopper } from './run-stopper.ts';
