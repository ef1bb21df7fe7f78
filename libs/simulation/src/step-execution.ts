import { DomainError, isErrorCode } from '@flowkeep/contracts';
import { type Command, type EngineEvent, stepErrorOf, type StepResult } from '@flowkeep/engine';
import type { PlanNode } from '@flowkeep/graph';
import type { ExecuteResult, Executor, NodeServices } from '@flowkeep/node-sdk';
import { giveUp } from './retry-pause.ts';
import type { Answer } from './scenario.ts';
import type { SimulatedRun } from './simulated-run.ts';

/** What one step is executed with. */
export interface StepExecution {
  readonly run: SimulatedRun;
  readonly node: PlanNode;
  readonly command: Extract<Command, { kind: 'execute' }>;
  readonly executor: Executor | undefined;
  readonly services: NodeServices;
  readonly answer: Answer | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Executes one step as a worker would; gives what the engine is told of it, and after how many seconds. */
export async function executeStep(
  execution: StepExecution,
): Promise<{ readonly event: EngineEvent; readonly afterSeconds: number }> {
  const { command, node, answer, now } = execution;
  const { stepKey } = command;
  const slow = answer?.after ?? 0;
  // What a step asks and then waits for is answered while it waits.
  const delay = node.class === 'waiting' && answer?.error === undefined ? 0 : slow;
  try {
    const result = await resultOf(execution);
    return { event: { kind: 'executed', stepKey, result }, afterSeconds: delay };
  } catch (thrown) {
    const { code } = stepErrorOf(thrown, now);
    const { attempts, seconds } = giveUp(node.retry, code);
    const error = stepErrorOf(thrown, now + (delay + seconds) * 1_000, attempts);
    return { event: { kind: 'failed', stepKey, error }, afterSeconds: delay + seconds };
  }
}

async function resultOf({ run, node, command, executor, services, answer }: StepExecution): Promise<StepResult> {
  const { state } = run;
  if (answer?.error !== undefined) throw scriptedError(answer.error);
  if (executor === undefined || state === null) {
    const message = `This version of Flowkeep does not know the step type "${node.type}".`;
    throw new DomainError('configuration-missing', message);
  }
  const { signal } = new AbortController();
  const { config, stepKey } = command;
  const { runId, workspace, contact } = state;
  const result = await executor({ config, stepKey, runId, attempt: 1, workspace, contact, services, signal });
  return node.class === 'waiting' ? complete(result) : scripted(result, answer);
}

function scriptedError({ code, message }: NonNullable<Answer['error']>): DomainError {
  return new DomainError(isErrorCode(code) ? code : 'internal', message);
}

function scripted(result: ExecuteResult, answer: Answer | undefined): StepResult {
  return {
    ...result,
    port: answer?.port ?? result.port,
    output: { ...result.output, ...answer?.output },
  };
}

function complete(result: ExecuteResult): StepResult {
  return { ...result, output: result.output ?? {} };
}
