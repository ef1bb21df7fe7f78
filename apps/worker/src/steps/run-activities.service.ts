import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import type { StepResult } from '@flowkeep/engine';
import type { TaskQueue } from '@flowkeep/temporal';
import type { ExecuteInput, SettleInput, SettleResult } from '@flowkeep/workflow-runtime/contract';
import { PrivacyActivitiesService } from '../privacy/privacy-activities.service.ts';
import { RunSettler } from './run-settler.ts';
import { failureOf } from './step-failure.ts';
import { StepExecutor } from './step-executor.ts';

/** What a Temporal worker of a queue can do. */
export interface QueueActivities {
  readonly [type: string]: (input: never) => Promise<unknown>;
}

/** The activities of runs. Their types are names for operators, so one function answers to all of them. */
@Injectable()
export class RunActivitiesService {
  constructor(
    private readonly settler: RunSettler,
    private readonly executor: StepExecutor,
    private readonly privacy: PrivacyActivitiesService,
  ) {}

  forQueue(queue: TaskQueue): QueueActivities {
    if (queue === 'privacy') return { ...this.privacy.activities() };
    if (queue !== 'runs') return { default: (input: ExecuteInput) => this.execute(input) };
    return {
      default: (input: SettleInput | ExecuteInput) => ('stepKey' in input ? this.execute(input) : this.settle(input)),
    };
  }

  private settle(input: SettleInput): Promise<SettleResult> {
    return this.settler.settle(input);
  }

  private async execute(input: ExecuteInput): Promise<StepResult> {
    const { info, cancellationSignal } = Context.current();
    try {
      return await this.executor.execute(input, info.attempt, cancellationSignal);
    } catch (thrown) {
      if (cancellationSignal.aborted) throw thrown;
      await this.executor.reportRetry(input, info.attempt, thrown);
      throw failureOf(thrown, info.attempt, input.attempts);
    }
  }
}
