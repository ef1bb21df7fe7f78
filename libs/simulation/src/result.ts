import type { Channel, JsonObject, JsonValue, RunStatus, StepError, StepReport } from '@flowkeep/contracts';
import type { HttpRequest } from '@flowkeep/node-sdk';
import type { Coverage } from './coverage.ts';

/** A message that would be sent. */
export interface SimulatedMessage {
  /** ISO instant. */
  readonly at: string;
  readonly channel: Channel;
  /** Phone of the person, or their id where none is known. */
  readonly to: string;
  /** What the person would read; of a template whose words are not known, its name and values. */
  readonly text: string;
  /** Name of the template; null for a text of one's own. */
  readonly template: string | null;
  readonly node: string;
}

/** A request that would be made. */
export interface SimulatedRequest extends HttpRequest {
  readonly at: string;
  readonly node: string;
}

/** What somebody who reads the result should know: a limit, what a rule of the workflow does, an answer for nobody, an event that nobody waited for. */
export interface SimulationProblem {
  readonly kind: 'limit' | 'stuck' | 'answer' | 'unheard' | 'not-sent' | 'call' | 'rule';
  readonly node: string | null;
  readonly message: string;
}

/** A run of another workflow that this one began. */
export interface SimulatedChild {
  readonly node: string;
  readonly workflowId: string;
  /** `queued` and `skipped` where a rule of its workflow held it back. */
  readonly status: RunStatus;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

export interface SimulationResult {
  /**
   * `waiting` where the run would wait for something that the scenario does not bring, `running` beyond the limits,
   * `skipped` and `queued` where a rule of the workflow keeps it from beginning.
   */
  readonly status: RunStatus;
  /** Id of the goal that ended the run; of a skipped run the rule, such as `entered-before`; else null. */
  readonly outcome: string | null;
  readonly error: StepError | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** From the start to the end, or to the last thing that happened. */
  readonly virtualSeconds: number;
  /** The last report of each step, in the order in which they began; at most as many as the limits say. */
  readonly steps: readonly StepReport[];
  readonly messages: readonly SimulatedMessage[];
  readonly requests: readonly SimulatedRequest[];
  readonly children: readonly SimulatedChild[];
  /** Variables and outputs as they stood at the end. */
  readonly vars: Readonly<Record<string, JsonValue>>;
  readonly outputs: Readonly<Record<string, JsonObject>>;
  readonly coverage: Coverage;
  /** What the engine was told, all runs together. */
  readonly events: number;
  readonly problems: readonly SimulationProblem[];
}
