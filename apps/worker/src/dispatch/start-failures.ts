import { setTimeout as sleep } from 'node:timers/promises';
import { type ClaimedRun, RunQueueRepository, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import { errorFacts, type Logger } from '../logger.ts';
import { outcomeOfStartFailure, saysNothingOfTheRun } from './start-failure.ts';

type FailedStart = Pick<ClaimedRun, 'id' | 'attempts' | 'failures'>;

/** Whether Temporal answers is asked for no longer than this, milliseconds. */
const PATIENCE = 2_000;

/** Counts starts that failed for a reason of the run's own, and gives up those that can never succeed. */
export class StartFailures {
  private readonly runs: RunQueueRepository;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly logger: Logger,
  ) {
    this.runs = new RunQueueRepository(keys);
  }

  /** Whether our database or Temporal is away: such a try counts for nothing. */
  async isOutage(thrown: unknown, client: RunClient): Promise<boolean> {
    return saysNothingOfTheRun(thrown) || !(await answers(client));
  }

  /** Throws while the database does not answer; then nothing was counted. */
  async count(workspaceId: string, { id, attempts, failures }: FailedStart, thrown: unknown): Promise<void> {
    const lease = { runId: id, attempt: attempts };
    const outcome = outcomeOfStartFailure(thrown, failures, new Date());
    this.logger.warn({ runId: id, outcome: outcome.kind, ...errorFacts(thrown) }, 'A run could not be started.');
    await this.transactions.inWorkspace(workspaceId, (tx) =>
      outcome.kind === 'again'
        ? this.runs.failed(tx, lease, outcome.seconds)
        : this.runs.refuse(tx, lease, outcome.error),
    );
  }
}

/** The client itself tries a call again for longer than anybody wants to wait. */
function answers({ temporal }: RunClient): Promise<boolean> {
  const answered = temporal.workflowService.getSystemInfo({}).then(() => true);
  const tooLate = sleep(PATIENCE, false, { ref: false });
  return Promise.race([answered.catch(() => false), tooLate]);
}
