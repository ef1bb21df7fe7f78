import type { Schema } from '../../../api/types.ts';

export type RetentionRule = Schema<'RetentionRuleDto'>;

/** What a run of the rules found, and deleted unless it was a dry run. */
export type RetentionReport = Schema<'RetentionReportDto'>;

export const RETENTION_CATEGORIES = [
  'message-bodies',
  'inactive-contacts',
] as const satisfies readonly RetentionRule['category'][];
