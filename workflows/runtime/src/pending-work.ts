import type { StepReport } from '@flowkeep/contracts';
import type { Command, ExecuteCommand, RunState, Timer, Transition } from '@flowkeep/engine';

/** What a run asks for and what the projection does not know yet. */
export interface Work {
  /** Quick nodes to execute, waits to register, and whether the engine has more to do at once. */
  readonly commands: readonly Command[];
  readonly reports: readonly StepReport[];
  /** Waits that are over. */
  readonly closed: readonly string[];
  /** Waits for events whose time is over, as their timers say. */
  readonly overdue: readonly string[];
}

/** Collects what is to be done for a run until it is taken to be done. */
export class PendingWork {
  private commands: Command[] = [];
  private reports = new Map<string, StepReport>();
  private closed: string[] = [];
  private overdue: string[] = [];
  private touched = false;
  private readonly outboundSteps = new Map<string, ExecuteCommand>();
  /** Steps that are to be tried again, but not yet, with the moment from which on they may be. */
  private readonly putOffSteps = new Map<string, { readonly command: ExecuteCommand; readonly until: number }>();

  /** What a transition asks for, less what it no longer wants. */
  add({ commands, reports }: Pick<Transition, 'commands' | 'reports'>): void {
    for (const command of commands) {
      if (command.kind === 'wait' || command.kind === 'continue') this.commands.push(command);
      if (command.kind === 'execute') this.addStep(command);
    }
    for (const command of commands) if (command.kind === 'abandon') this.drop(command.stepKey);
    for (const report of reports) this.reports.set(report.key, report);
  }

  /** Outbound nodes that nobody executes yet. */
  get outbound(): readonly ExecuteCommand[] {
    return [...this.outboundSteps.values()];
  }

  /** Whether there is anything for our own database to do. */
  get isEmpty(): boolean {
    return this.isSettled && this.commands.length === 0;
  }

  /** Nothing that is closed or that has been reported would be forgotten by whoever goes on with the commands alone. */
  get isSettled(): boolean {
    return !this.touched && this.reports.size + this.closed.length + this.overdue.length === 0;
  }

  /** Whether the time of a wait is over that nobody has looked at yet. */
  get isOverdue(): boolean {
    return this.overdue.length > 0;
  }

  /** The time of this wait is over. An event may have come before that; our own database knows. */
  timeOut(stepKey: string): void {
    this.overdue.push(stepKey);
  }

  /** This time has been made longer before anybody looked whether it is over. */
  hasTime(key: string): void {
    this.overdue = this.overdue.filter((other) => other !== key);
  }

  /** Something has changed that no report tells of: the run is paused, or it has another version. */
  touch(): void {
    this.touched = true;
  }

  /** Takes all that our own database does. */
  take(): Work {
    const { commands, closed, overdue } = this;
    const work = { commands, reports: [...this.reports.values()], closed, overdue };
    this.commands = [];
    this.reports = new Map();
    this.closed = [];
    this.overdue = [];
    this.touched = false;
    return work;
  }

  /** Puts back what could not be done. */
  putBack({ commands, reports, closed, overdue }: Work): void {
    this.commands = [...commands, ...this.commands];
    this.reports = new Map([...reports.map((report) => [report.key, report] as const), ...this.reports]);
    this.closed = [...closed, ...this.closed];
    this.overdue = [...overdue, ...this.overdue];
  }

  /** This step is executed by nobody until {@link goOn} is called for it, at that moment. */
  putOff(stepKey: string, until: number): void {
    const isIt = (command: Command): command is ExecuteCommand =>
      command.kind === 'execute' && command.stepKey === stepKey;
    const command = this.outboundSteps.get(stepKey) ?? this.commands.find(isIt);
    if (command === undefined) return;
    this.drop(stepKey);
    this.putOffSteps.set(stepKey, { command, until });
  }

  /** Steps that are put off, and until when. */
  get pauses(): readonly Timer[] {
    return [...this.putOffSteps].map(([key, { until }]) => ({ key, until }));
  }

  isPutOff(stepKey: string): boolean {
    return this.putOffSteps.has(stepKey);
  }

  /** The pause of a step is over. */
  goOn(stepKey: string): void {
    const step = this.putOffSteps.get(stepKey);
    this.putOffSteps.delete(stepKey);
    if (step !== undefined) this.addStep(step.command);
  }

  /** Forgets steps that are put off and not active any more. */
  forgetBut(active: Readonly<Record<string, unknown>>): void {
    for (const key of [...this.putOffSteps.keys()]) if (active[key] === undefined) this.putOffSteps.delete(key);
  }

  /** Everything was done that was taken, and nothing of it kept. */
  keepLater(taken: Work, reports: readonly StepReport[], before: RunState, after: RunState): void {
    this.putBack({ ...taken, commands: [], reports, overdue: [] });
    this.closeWaits(before, after);
    this.touch();
  }

  takeOutbound(): readonly ExecuteCommand[] {
    const taken = this.outbound;
    this.outboundSteps.clear();
    return taken;
  }

  /** Everything that is to be done, for whoever goes on with the run. */
  all(): readonly Command[] {
    return [...this.commands, ...this.outbound, ...[...this.putOffSteps.values()].map(({ command }) => command)];
  }

  /** Steps that waited before and do not any more. */
  closeWaits(before: RunState, after: RunState): void {
    for (const [key, step] of Object.entries(before.active))
      if (step.kind === 'waiting' && after.active[key] === undefined) this.closed.push(key);
  }

  private addStep(command: ExecuteCommand): void {
    if (command.class === 'quick') this.commands.push(command);
    else this.outboundSteps.set(command.stepKey, command);
  }

  private drop(stepKey: string): void {
    this.commands = this.commands.filter((command) => !('stepKey' in command) || command.stepKey !== stepKey);
    this.outboundSteps.delete(stepKey);
    this.putOffSteps.delete(stepKey);
  }
}
