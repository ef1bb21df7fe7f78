import { DomainError, type JsonObject } from '@flowkeep/contracts';
import type { StepResult } from '@flowkeep/engine';
import { findExecutor } from '@flowkeep/nodes/executors';
import {
  RunProjectionRepository,
  StepResultRepository,
  type SubjectKeys,
  type TransactionRunner,
} from '@flowkeep/persistence';
import type { ExecuteInput, RunReference } from '@flowkeep/workflow-runtime/contract';
import { errorFacts, type Logger } from '../logger.ts';
import { resultIn } from './kept-failure.ts';
import { KeptResults } from './kept-results.ts';
import type { NodeServicesFactory } from './node-services.ts';
import { OWN_LEDGER } from './own-ledger.ts';
import { StepTime } from './step-time.ts';
import { tookTooLong } from './took-too-long.ts';

/** The run was ended in our own tables: nothing more is to be done for it. */
export class RunEndedHere extends Error {}

/** Executes outbound nodes. What a step gave is kept before Temporal hears of it, so that a crash repeats nothing. */
export class StepExecutor {
  private readonly ledger: StepResultRepository;
  private readonly results: KeptResults;
  private readonly projection: RunProjectionRepository;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly services: NodeServicesFactory,
    private readonly logger: Logger,
  ) {
    this.ledger = new StepResultRepository(keys);
    this.results = new KeptResults(transactions, keys);
    this.projection = new RunProjectionRepository(keys);
  }

  /** Throws `DomainError`; the code says whether another try can help. And {@link RunEndedHere}. */
  async execute(input: ExecuteInput, attempt: number, cancellation: AbortSignal): Promise<StepResult> {
    const { workspaceId, runId, subjectKeyRef } = input.run;
    const place = { runId, stepKey: input.stepKey, subjectKeyRef };
    const { runEnded, kept } = await this.transactions.inWorkspace(workspaceId, (tx) => this.ledger.lookUp(tx, place));
    if (runEnded) throw new RunEndedHere();
    if (kept !== null) return resultIn(kept);
    return this.keep(input, await this.run(input, attempt, cancellation));
  }

  /** Another try may have been faster. The run goes on by what the ledger holds, for later tries will read that. */
  private async keep({ run, stepKey, nodeType }: ExecuteInput, result: StepResult): Promise<StepResult> {
    const place = { runId: run.runId, stepKey, subjectKeyRef: run.subjectKeyRef };
    const entry = result as unknown as JsonObject;
    const held = await this.results.keep(run.workspaceId, place, entry).catch((thrown: unknown) => {
      // Nothing new is kept about a person who was erased.
      if (OWN_LEDGER.includes(nodeType) && thrown instanceof DomainError && thrown.code === 'data-erased') return entry;
      throw thrown;
    });
    return resultIn(held);
  }

  /** For a step that nobody can have tried before. Throws `DomainError`. */
  async executeFirst(input: ExecuteInput, cancellation: AbortSignal): Promise<StepResult> {
    return this.keep(input, await this.run(input, 1, cancellation));
  }

  /** Lets the run view say that a step will be tried again. */
  async reportRetry(
    { workspaceId, runId }: RunReference,
    { stepKey }: { readonly stepKey: string },
    { code, message }: DomainError,
    attempt: number,
  ): Promise<void> {
    const error = { code, message, attempt, at: new Date().toISOString() };
    // Only for the eyes: where the database is away, the try itself is what counts.
    await this.transactions
      .inWorkspace(workspaceId, (tx) => this.projection.retrying(tx, runId, stepKey, error))
      .catch(() => undefined);
  }

  /** An error that nobody foresaw belongs into the log, without its words. */
  logSurprise({ runId }: RunReference, stepKey: string, thrown: unknown): void {
    if (thrown instanceof DomainError) return;
    this.logger.error({ runId, stepKey, ...errorFacts(thrown) }, 'A step broke off.');
  }

  private async run(input: ExecuteInput, attempt: number, cancellation: AbortSignal): Promise<StepResult> {
    const executor = findExecutor(input.nodeType);
    if (executor === undefined) {
      const message = `This version of Flowkeep does not know the step type "${input.nodeType}".`;
      throw new DomainError('configuration-missing', message);
    }
    const { workspaceId, runId } = input.run;
    const { stepKey, workspace, contact, config } = input;
    const time = new StepTime(input.timeoutSeconds * 1_000, cancellation);
    const { signal } = time;
    const services = this.services.forStep(
      { ...input.run, stepKey, workspace },
      (work) => this.transactions.inWorkspace(workspaceId, work),
      signal,
      time.outside,
    );
    try {
      const result = await executor({ config, stepKey, runId, attempt, workspace, contact, services, signal });
      return { ...result, output: result.output ?? {} };
    } catch (thrown) {
      throw time.isOver && isNoAnswer(thrown) ? tookTooLong(input.timeoutSeconds, thrown) : thrown;
    } finally {
      time.stop();
    }
  }
}

/** What a send that was broken off says for itself, its ledger knows better. */
function isNoAnswer(thrown: unknown): boolean {
  return !(thrown instanceof DomainError) || thrown.code === 'provider-unavailable';
}
