import { CancellationScope, isCancellation, scheduleActivity, sleep } from '@temporalio/workflow';
import {
  DEADLINE_KEY,
  type EngineEvent,
  type ExecuteCommand,
  type RunState,
  type StepResult,
  type Timer,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { activityError } from './activity-error.ts';
import { activityOptions } from './activity-options.ts';
import { executeInputOf, type RunStart } from './contract/index.ts';
import { isRefused } from './payload-size.ts';
import { timerEvent } from './timer-events.ts';
import { tooLarge } from './too-large.ts';
import { waitSummary } from './wait-summary.ts';

interface Work {
  readonly scope: CancellationScope;
  readonly kind: 'activity' | 'timer';
  /** Of a timer: when it ends. */
  readonly until: number | null;
}

/** Timers and activities of a run: at most one for each step, stopped when the step is no longer active. */
export class OutsideWork {
  private readonly works = new Map<string, Work>();

  constructor(private readonly onEvent: (event: EngineEvent) => void) {}

  execute(start: RunStart, plan: Plan, command: ExecuteCommand, state: RunState): void {
    const node = plan.nodes[command.node];
    if (node === undefined) return;
    const input = executeInputOf(start, node, command, state);
    if (isRefused(state, input)) return this.onEvent(tooLarge(command.stepKey));
    this.begin(command.stepKey, 'activity', null, async () => {
      const result = await scheduleActivity<StepResult>(node.type, [input], activityOptions(node));
      this.onEvent({ kind: 'executed', stepKey: command.stepKey, result });
    });
  }

  /** Lets exactly these timers run. */
  setTimers(timers: readonly Timer[], state: RunState, plan: Plan): void {
    const wanted = new Map(timers.map(({ key, until }) => [key, until]));
    for (const [key, { kind, until }] of this.works) if (kind === 'timer' && wanted.get(key) !== until) this.stop(key);
    for (const { key, until } of timers) {
      if (this.works.has(key)) continue;
      const left = Math.max(1, until - Date.now());
      const step = state.active[key];
      const summary = step === undefined ? 'Time limit of the run' : waitSummary(plan, step);
      this.begin(key, 'timer', until, async () => {
        await sleep(left, { summary });
        this.onEvent(timerEvent(key));
      });
    }
  }

  stop(stepKey: string): void {
    const work = this.works.get(stepKey);
    this.works.delete(stepKey);
    work?.scope.cancel();
  }

  /** Stops whatever belongs to steps that are not active any more. */
  stopAllBut(active: Readonly<Record<string, unknown>>): void {
    for (const key of [...this.works.keys()]) if (key !== DEADLINE_KEY && active[key] === undefined) this.stop(key);
  }

  stopAll(): void {
    for (const key of [...this.works.keys()]) this.stop(key);
  }

  hasActivities(): boolean {
    return [...this.works.values()].some(({ kind }) => kind === 'activity');
  }

  private begin(key: string, kind: Work['kind'], until: number | null, work: () => Promise<void>): void {
    const scope = new CancellationScope();
    this.works.set(key, { scope, kind, until });
    const isCurrent = (): boolean => this.works.get(key)?.scope === scope;
    scope
      .run(work)
      .catch((thrown: unknown) => {
        if (!isCurrent() && isCancellation(thrown)) return;
        if (key === DEADLINE_KEY) return;
        this.onEvent({ kind: 'failed', stepKey: key, error: activityError(thrown, Date.now()) });
      })
      .finally(() => {
        if (isCurrent()) this.works.delete(key);
      });
  }
}
