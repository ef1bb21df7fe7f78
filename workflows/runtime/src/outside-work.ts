import { CancellationScope, isCancellation, scheduleActivity, sleep } from '@temporalio/workflow';
import type { EngineEvent, ExecuteCommand, RunState, StepResult } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { activityError } from './activity-error.ts';
import { activityOptions } from './activity-options.ts';
import { executeInputOf, type RunStart } from './contract/index.ts';
import { fitsPayload } from './payload-size.ts';
import { waitSummary } from './wait-summary.ts';

/** Timers and activities of active steps: at most one for each, stopped when the step is no longer active. */
export class OutsideWork {
  private readonly scopes = new Map<
    string,
    { readonly scope: CancellationScope; readonly kind: 'activity' | 'timer' }
  >();

  constructor(
    private readonly start: RunStart,
    private readonly plan: Plan,
    private readonly onEvent: (event: EngineEvent) => void,
  ) {}

  execute(command: ExecuteCommand, state: RunState): void {
    const node = this.plan.nodes[command.node];
    if (node === undefined) return;
    const input = executeInputOf(this.start, node, command, state);
    if (!fitsPayload(input)) return this.refuse(command.stepKey);
    this.begin(command.stepKey, 'activity', async () => {
      const result = await scheduleActivity<StepResult>(node.type, [input], activityOptions(node));
      this.onEvent({ kind: 'executed', stepKey: command.stepKey, result });
    });
  }

  /** Gives every waiting step that ends at a time its timer. */
  setTimers(state: RunState): void {
    for (const [stepKey, step] of Object.entries(state.active)) {
      if (step.kind !== 'waiting' || step.until === null || this.scopes.has(stepKey)) continue;
      const left = Math.max(1, step.until - Date.now());
      const summary = waitSummary(this.plan, step);
      this.begin(stepKey, 'timer', async () => {
        await sleep(left, { summary });
        this.onEvent({ kind: 'due', stepKey });
      });
    }
  }

  stop(stepKey: string): void {
    const work = this.scopes.get(stepKey);
    this.scopes.delete(stepKey);
    work?.scope.cancel();
  }

  stopAllBut(active: Readonly<Record<string, unknown>>): void {
    for (const stepKey of [...this.scopes.keys()]) if (active[stepKey] === undefined) this.stop(stepKey);
  }

  hasActivities(): boolean {
    return [...this.scopes.values()].some(({ kind }) => kind === 'activity');
  }

  private refuse(stepKey: string): void {
    const message = 'This step is given more than 2 MB. Hand on single values instead of whole answers.';
    const at = new Date(Date.now()).toISOString();
    this.onEvent({ kind: 'failed', stepKey, error: { code: 'payload-too-large', message, attempt: 1, at } });
  }

  private begin(stepKey: string, kind: 'activity' | 'timer', work: () => Promise<void>): void {
    const scope = new CancellationScope();
    this.scopes.set(stepKey, { scope, kind });
    const isCurrent = (): boolean => this.scopes.get(stepKey)?.scope === scope;
    scope
      .run(work)
      .catch((thrown: unknown) => {
        if (!isCurrent() && isCancellation(thrown)) return;
        this.onEvent({ kind: 'failed', stepKey, error: activityError(thrown, Date.now()) });
      })
      .finally(() => {
        if (isCurrent()) this.scopes.delete(stepKey);
      });
  }
}
