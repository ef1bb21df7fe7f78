import { Injectable } from '@nestjs/common';
import { ApplicationFailure, Context } from '@temporalio/activity';
import { DomainError } from '@flowkeep/contracts';
import type { StepResult } from '@flowkeep/engine';
import type { RetryPolicy } from '@flowkeep/graph';
import { CachedPlanSource, type TaskQueue } from '@flowkeep/temporal';
import type { ChainInput, ExecuteInput, SettleInput, SettleResult } from '@flowkeep/workflow-runtime/contract';
import { isOutage } from '../outage.ts';
import { PrivacyActivitiesService } from '../privacy/privacy-activities.service.ts';
import { beating } from './beating.ts';
import { ChainRunner } from './chain-runner.ts';
import { TurnLater, waitForTurn } from './provider-pace-later.ts';
import { RunSettler } from './run-settler.ts';
import { RunEndedHere, StepExecutor } from './step-executor.ts';
import { finalFailure, waitForDatabase } from './step-failure.ts';
import { StepTries } from './step-tries.ts';

/** What a Temporal worker of a queue can do. */
export interface QueueActivities {
  readonly [type: string]: (input: never) => Promise<unknown>;
}

/** The activities of runs. Their types are names for operators, so one function answers to all of them. */
@Injectable()
export class RunActivitiesService {
  constructor(
    private readonly settler: RunSettler,
    private readonly chains: ChainRunner,
    private readonly executor: StepExecutor,
    private readonly tries: StepTries,
    private readonly plans: CachedPlanSource,
    private readonly privacy: PrivacyActivitiesService,
  ) {}

  forQueue(queue: TaskQueue): QueueActivities {
    if (queue === 'privacy') return { ...this.privacy.activities() };
    return { default: (input: AnyInput) => this.answer(input) };
  }

  private answer(input: AnyInput): Promise<StepResult | SettleResult> {
    if ('stepKey' in input) return this.execute(input);
    if (!('queue' in input)) return this.settler.settle(input);
    return input.keptOnly === true ? this.chains.follow(input) : this.chain(input);
  }

  private async chain(input: ChainInput): Promise<SettleResult> {
    const context = Context.current();
    try {
      return await this.chains.run(input, {
        heartbeat: (title) => context.heartbeat(title),
        signal: context.cancellationSignal,
        isUnwanted: () => context.cancellationDetails?.cancelRequested === true,
        attempt: context.info.attempt,
      });
    } catch (thrown) {
      // Each time that it is not yet its turn, or that the database is away, would double Temporal's own pause.
      if (thrown instanceof TurnLater) throw waitForTurn(thrown, context.info.attempt);
      throw isOutage(thrown) ? waitForDatabase(context.info.attempt) : thrown;
    }
  }

  private async execute(input: ExecuteInput): Promise<StepResult> {
    const context = Context.current();
    const { info, cancellationSignal } = context;
    const { run, stepKey, title } = input;
    try {
      return await beating(
        (step) => context.heartbeat(step),
        () => title ?? input.nodeType,
        async () => {
          const again = await this.tries.pauseOf(run, stepKey);
          if (again !== undefined) throw again.order;
          return this.executor.execute(input, info.attempt, cancellationSignal);
        },
      );
    } catch (thrown) {
      if (cancellationSignal.aborted) throw thrown;
      if (thrown instanceof RunEndedHere) throw finalFailure(endedHere(), info.attempt);
      if (thrown instanceof TurnLater) throw waitForTurn(thrown, info.attempt);
      if (thrown instanceof ApplicationFailure) throw thrown;
      this.executor.logSurprise(run, stepKey, thrown);
      const policy = await this.policyOf(input);
      const failure = await this.tries.afterFailure(run, stepKey, policy, thrown);
      if (failure.kind === 'outage') throw waitForDatabase(info.attempt);
      if (failure.kind === 'done') return failure.result;
      if (failure.kind === 'final') throw finalFailure(failure.error, failure.attempt);
      await this.executor.reportRetry(run, input, failure.error, failure.attempt);
      throw failure.order;
    }
  }

  private async policyOf({ run, stepKey, nodeType, attempts }: ExecuteInput): Promise<RetryPolicy> {
    const plan = await this.plans.plan(run.workspaceId, run.planHash);
    const node = plan.nodes.find(({ id, type }) => type === nodeType && stepKey.startsWith(`${run.runId}:${id}:`));
    return node?.retry ?? { attempts, firstDelaySeconds: 1 };
  }
}

function endedHere(): DomainError {
  return new DomainError('conflict', 'The run was ended before this step.');
}

type AnyInput = SettleInput | ChainInput | ExecuteInput;
