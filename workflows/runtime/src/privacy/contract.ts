/** Types of the Temporal workflows for privacy. */
export const PRIVACY_WORKFLOWS = { retentionSweep: 'retentionSweep', contactErasure: 'contactErasure' } as const;

/** Input of `retentionSweep`. Ids only. */
export interface RetentionSweepInput {
  readonly v: 1;
  readonly workspaceId: string;
  /** Null for the nightly one: it makes a report of its own. */
  readonly reportId: string | null;
  /** Count, and take nothing. */
  readonly dryRun: boolean;
  /** Present when the Temporal workflow goes on under a new history. */
  readonly carry?: {
    readonly tasks: readonly RetentionTask[];
    readonly counts: RetentionCounts;
    /** How far the first of the tasks has come. Absent at its beginning. */
    readonly place?: RetentionPlace;
  };
}

/** Input of `contactErasure`. Ids only. */
export interface ContactErasureInput {
  readonly v: 1;
  readonly workspaceId: string;
  readonly requestId: string;
  readonly contactId: string;
}

/** What one rule reaches: everything of the category that is older than an ISO instant. */
export interface RetentionTask {
  readonly category: 'message-bodies' | 'inactive-contacts';
  readonly before: string;
}

/** How far a task has come, as the batch before has said. No personal data. */
export interface RetentionPlace {
  readonly part: 'bodies' | 'events' | 'runs' | 'open-outputs' | 'ended-outputs';
  readonly after: string | null;
}

/** Numbers by category, or by kind of row. */
export type RetentionCounts = Readonly<Record<string, number>>;

/** The id of the Temporal workflow behind a report or a request: two starts are one. */
export function retentionWorkflowId(workspaceId: string, reportId: string): string {
  return `retention~${workspaceId}~${reportId}`;
}

export function erasureWorkflowId(workspaceId: string, requestId: string): string {
  return `erasure~${workspaceId}~${requestId}`;
}

/** The schedule that sweeps a workspace every night. */
export function retentionScheduleId(workspaceId: string): string {
  return `retention~${workspaceId}`;
}

interface InWorkspace {
  readonly workspaceId: string;
}

interface OfContact extends InWorkspace {
  readonly contactId: string;
}

/** What a worker does for privacy. Everything may be done twice without harm, and errors are codes of `DomainError`. */
export interface PrivacyActivities {
  /** Makes the report of a nightly sweep. */
  readonly openRetentionReport: (input: InWorkspace & { readonly reportId: string }) => Promise<void>;
  /** Fixes what is old for the whole run. */
  readonly beginRetention: (
    input: InWorkspace & { readonly reportId: string; readonly dryRun: boolean },
  ) => Promise<readonly RetentionTask[]>;
  readonly countExpired: (input: InWorkspace & { readonly task: RetentionTask }) => Promise<number>;
  readonly takeMessageBodies: (
    input: InWorkspace & { readonly before: string; readonly from?: RetentionPlace },
  ) => Promise<{ readonly taken: number; readonly more: boolean; readonly next?: RetentionPlace }>;
  readonly findInactiveContacts: (input: InWorkspace & { readonly before: string }) => Promise<readonly string[]>;
  readonly eraseInactiveContacts: (input: InWorkspace & { readonly contactIds: readonly string[] }) => Promise<void>;
  readonly finishRetention: (
    input: InWorkspace & {
      readonly reportId: string;
      readonly status: 'completed' | 'failed';
      readonly counts: RetentionCounts;
    },
  ) => Promise<void>;
  /** What there is about the person, and how many runs of theirs go on. */
  readonly planErasure: (
    input: OfContact & { readonly requestId: string },
  ) => Promise<{ readonly found: RetentionCounts; readonly activeRuns: number }>;
  /** Gives the number of runs that have not ended yet. `force` does not ask. */
  readonly stopRuns: (input: OfContact & { readonly force: boolean }) => Promise<number>;
  /** Erases rows, destroys keys, and gives what a second look found: zeros. */
  readonly eraseContact: (input: OfContact) => Promise<RetentionCounts>;
  readonly completeErasure: (
    input: OfContact & {
      readonly requestId: string;
      readonly found: RetentionCounts;
      readonly remaining: RetentionCounts;
      readonly runsStopped: number;
    },
  ) => Promise<void>;
  readonly failErasure: (input: InWorkspace & { readonly requestId: string; readonly reason: string }) => Promise<void>;
}
