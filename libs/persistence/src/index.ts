export { createDataSource, type DataSourceOptions } from './data-source.ts';
export { Database } from './database.ts';
export { missingMigrations } from './schema-state.ts';
export { migrate } from './migrate.ts';
export { ensureRoles, type RolePasswords } from './roles.ts';
export { TransactionRunner, type WorkspaceTransaction } from './transaction-runner.ts';
export { StatementTime } from './statement-time.ts';
export { fromDatabaseError, isCollision } from './database-error.ts';
export type { Page } from './keyset-cursor.ts';
export {
  LIVE_CHANNEL,
  LIVE_SUBJECTS,
  type LiveChange,
  LiveNotifier,
  type LiveSubject,
  ORDER_CHANNEL,
  parseLiveChange,
  WORK_CHANNEL,
  EVENTS_ARRIVED,
  RUNS_ARRIVED,
} from './notifications.ts';
export { type ListenerOptions, NotificationListener } from './notification-listener.ts';
export * from './accounts/index.ts';
export * from './keys/index.ts';
export * from './runs/index.ts';
export * from './workflows/index.ts';
export * from './dispatch/index.ts';
export * from './crm/index.ts';
export * from './messaging/index.ts';
export * from './privacy/index.ts';
export * from './operations/index.ts';
export * from './approvals/index.ts';
export * from './simulations/index.ts';
export * from './blobs/index.ts';
