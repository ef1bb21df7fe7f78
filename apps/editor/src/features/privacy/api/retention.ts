export const RETENTION_CATEGORIES = ['message-bodies', 'inactive-contacts'] as const;
export type RetentionCategory = (typeof RETENTION_CATEGORIES)[number];

export interface RetentionRule {
  readonly category: RetentionCategory;
  readonly months: number;
  readonly enabled: boolean;
}

/** What a run of the rules found, and deleted unless it was a dry run. */
export interface RetentionReport {
  readonly id: string;
  readonly dryRun: boolean;
  readonly status: 'running' | 'completed' | 'failed';
  /** By category. */
  readonly counts: Readonly<Record<string, number>>;
  /** ISO instants. */
  readonly startedAt: string;
  readonly endedAt: string | null;
}
