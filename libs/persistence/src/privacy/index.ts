export { type DataRequest, DataRequestRepository, type DataRequestStatus } from './data-request.repository.ts';
export { ExpiredEventRepository } from './expired-event.repository.ts';
export { ExpiredOutputRepository } from './expired-output.repository.ts';
export { ExpiredRunRepository } from './expired-run.repository.ts';
export { type PersonRun, PersonRunRepository } from './person-runs.repository.ts';
export { type PersonalDataCounts, PersonalDataRepository } from './personal-data.repository.ts';
export {
  type ReportStatus,
  type RetentionCounts,
  type RetentionReport,
  RetentionReportRepository,
} from './retention-report.repository.ts';
export {
  RETENTION_CATEGORIES,
  type RetentionCategory,
  type RetentionRule,
  RetentionRuleRepository,
} from './retention-rule.repository.ts';
export type { RetentionSlice } from './retention-slice.ts';
export { RetentionRepository } from './retention.repository.ts';
