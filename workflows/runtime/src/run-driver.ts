import {
  condition,
  makeContinueAsNewFunc,
  scheduleLocalActivity,
  setHandler,
  defineSignal,
  workflowInfo,
} from '@temporalio/workflow';
import type { StepError, StepReport } from '@flowkeep/contracts';
import { type Command, createEngine, type Engine, type EngineEvent, type RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import { planReference, type RunStart, type SettleResult, SIGNALS, type WaitSignal } from './contract/index.ts';
import { OutsideWork } from './outside-work.ts';
import { fitsPayload } from './payload-size.ts';
import { RunDisplay } from './run-display.ts';
import { settleOptions, settleType } from './settle-options.ts';

export interface RunOutcome {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly error: StepError | null;
}

/** Histories longer than this go on under a new one at the next wait, so that waking up stays cheap. */
const LONG_HISTORY = 2_000;

/** Turns the engine's commands into Temporal's, and what comes back into events, one after the other. */
export class RunDriver {
  private readonly engine: Engine;
  private readonly outside: OutsideWork;
  private readonly display: RunDisplay;
  private readonly inbox: EngineEvent[] = [];
  private commands: Command[] = [];
  private reports = new Map<string, StepReport>();
  private closed: string[] = [];
  private state: RunState;

  constructor(
    private readonly start: RunStart,
    private readonly plan: Plan,
  ) {
    this.engine = createEngine(plan, controls);
    this.outside = new OutsideWork(start, plan, (event) => this.inbox.push(event));
    this.display = new RunDisplay(start, plan);
    setHandler(defineSignal<[WaitSignal]>(SIGNALS.event), ({ stepKey, event }) => {
      this.inbox.push({ kind: 'received', stepKey, event });
    });
    setHandler(defineSignal<[string]>(SIGNALS.cancelRun), (reason) => this.cancel(reason));
    this.state = this.begin();
  }

  cancel(reason: string): void {
    this.inbox.push({ kind: 'cancel', reason });
  }

  async run(): Promise<RunOutcome> {
    for (;;) {
      await this.settle();
      if (this.state.status !== 'running') break;
      this.outside.setTimers(this.state);
      if (this.inbox.length === 0) {
        this.display.show(this.state);
        await this.continueAsNewIfLong();
        await condition(() => this.inbox.length > 0);
      }
      for (const event of this.inbox.splice(0)) this.tell(event);
    }
    this.display.show(this.state);
    return { status: this.state.status, error: this.state.error ?? null };
  }

  private begin(): RunState {
    if (this.start.carry !== undefined) return this.start.carry.state;
    const transition = this.engine.start(this.start, Date.now());
    this.keepForSettling(transition.commands, transition.reports);
    this.follow(transition.commands, transition.state);
    return transition.state;
  }

  private tell(event: EngineEvent): void {
    const before = this.state;
    const transition = this.engine.advance(before, event, Date.now());
    this.state = transition.state;
    this.keepForSettling(transition.commands, transition.reports);
    this.follow(transition.commands, transition.state);
    for (const [key, step] of Object.entries(before.active)) {
      if (step.kind === 'waiting' && transition.state.active[key] === undefined) this.closed.push(key);
    }
  }

  /** What Temporal does: activities begin, and whatever is no longer wanted stops. */
  private follow(commands: readonly Command[], state: RunState): void {
    this.outside.stopAllBut(state.active);
    for (const command of commands) {
      if (command.kind === 'execute' && command.class === 'outbound') this.outside.execute(command, state);
      if (command.kind === 'wait') this.outside.stop(command.stepKey);
    }
  }

  /** What the next local activity does. */
  private keepForSettling(commands: readonly Command[], reports: readonly StepReport[]): void {
    for (const command of commands) {
      if (command.kind === 'wait' || (command.kind === 'execute' && command.class === 'quick'))
        this.commands.push(command);
    }
    this.commands = this.commands.filter(
      (command) => !('stepKey' in command) || !isAbandoned(command.stepKey, commands),
    );
    for (const report of reports) this.reports.set(report.key, report);
  }

  /** Hands everything that our own database can do to one local activity and follows what it did. */
  private async settle(): Promise<void> {
    if (this.reports.size + this.commands.length + this.closed.length === 0) return;
    const { commands, closed, state } = this;
    const reports = [...this.reports.values()];
    this.commands = [];
    this.closed = [];
    this.reports = new Map();
    const { workspaceId, runId, planHash, subjectKeyRef } = this.start;
    const run = { workspaceId, runId, planHash, subjectKeyRef };
    const type = settleType(this.plan, commands, state);
    const input = { v: 1, run, state, commands, reports, closed };
    const options = settleOptions(this.plan, commands);
    const { events } = await scheduleLocalActivity<SettleResult>(type, [input], options);
    for (const { event, at } of events) {
      const transition = this.engine.advance(this.state, event, at);
      this.state = transition.state;
      this.follow(transition.commands, transition.state);
    }
  }

  private async continueAsNewIfLong(): Promise<void> {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    if (!continueAsNewSuggested && historyLength < LONG_HISTORY) return;
    if (this.outside.hasActivities()) return;
    // What the run began with is in its state: it need not travel twice.
    const start: RunStart = { ...this.start, trigger: {}, contact: null, carry: { state: this.state } };
    // A long history is slow, but a run that cannot be carried over would never move again.
    if (!fitsPayload(start)) return;
    const next = makeContinueAsNewFunc<(start: RunStart, plan: unknown) => Promise<unknown>>();
    const reference = planReference(this.start.workspaceId, this.start.planHash);
    await next(start, reference);
  }
}

function isAbandoned(stepKey: string, commands: readonly Command[]): boolean {
  return commands.some((command) => command.kind === 'abandon' && command.stepKey === stepKey);
}
