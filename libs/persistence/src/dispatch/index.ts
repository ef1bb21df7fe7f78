export { EventQueueRepository, type EventRow } from './event-queue.repository.ts';
export { MovedRunRepository, type StepPosition } from './moved-run.repository.ts';
export { type OpenRun, OpenRunRepository, type RunClosing } from './open-run.repository.ts';
export { type BegunRun, RunBatchRepository } from './run-batch.repository.ts';
export { type EndedRun, RunEndRepository } from './run-end.repository.ts';
export { type ReportedStep, StepRows } from './step-rows.ts';
export { ProviderTurnRepository } from './provider-turn.repository.ts';
export { RunBeginningRepository } from './run-beginning.repository.ts';
export { type ClaimedRun, RunQueueRepository, type RunToStart } from './run-queue.repository.ts';
export { type RunLease, RunLeaseRepository } from './run-lease.repository.ts';
export { type DedupPlace, type Lane, type PriorRuns, RunRuleRepository } from './run-rule.repository.ts';
export { type RunProgress, RunProjectionRepository } from './run-projection.repository.ts';
export { RunSnapshotRepository } from './run-snapshot.repository.ts';
export { type PausedStep, StepAttemptRepository } from './step-attempt.repository.ts';
export { type StepPlace, StepResultRepository } from './step-result.repository.ts';
export {
  type DueTrigger,
  type TriggerMatch,
  TriggerMatchRepository,
  type TriggerQuestion,
} from './trigger-match.repository.ts';
export { type AwaitedEvent, type NewWait, type WaitEnd, WaitRepository, type WaitToSignal } from './wait.repository.ts';
export { WorkspaceSnapshotRepository } from './workspace-snapshot.repository.ts';
