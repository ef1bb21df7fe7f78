import type { StepReport } from '@flowkeep/contracts';
import {
  DRIVE_WORK,
  type DriveLimits,
  type DriveResult,
  type ExecuteCommand,
  type QuickHands,
  type TimedEvent,
  type WaitCommand,
} from './drive-hands.ts';
import type { Engine } from './engine.ts';
import type { RunState } from './state.ts';
import { stepErrorOf } from './step-error.ts';
import type { EngineEvent } from './engine-event.ts';
import type { Command, Transition } from './transition.ts';

/** Chooses the next step that the drive executes itself. */
export type NextStep = (drive: Drive) => ExecuteCommand | undefined;

/** One run while it is driven: what it has been told, and what is still to be done for it. */
export class Drive {
  private readonly events: TimedEvent[] = [];
  private readonly pending = new Map<string, ExecuteCommand>();
  private readonly waits = new Map<string, WaitCommand>();
  private reports = new Map<string, StepReport>();
  private goesOn = false;
  private work = 0;
  private readonly until: number;
  state: RunState;

  constructor(
    private readonly engine: Engine,
    start: Transition,
    private readonly hands: QuickHands,
    private readonly limits: DriveLimits,
  ) {
    this.state = start.state;
    this.until = hands.now() + limits.milliseconds;
    this.take(start);
  }

  /**
   * Executes steps until there are none, keeps what has changed, and so on. Reports are kept before the run is told to
   * continue, so that a loop of many rounds does not pile them up.
   */
  async run(next: NextStep): Promise<DriveResult> {
    for (;;) {
      for (let step = next(this); step !== undefined && !this.atLimit; step = next(this)) await this.execute(step);
      for (const event of await this.settled()) this.tell(event);
      if (this.waits.size + this.reports.size > 0) continue;
      if (this.atLimit || (!this.goesOn && next(this) === undefined)) return this.result();
      if (this.goesOn) this.continue();
    }
  }

  /** Steps that wait to be executed, first come first served. */
  get steps(): readonly ExecuteCommand[] {
    return [...this.pending.values()];
  }

  private async execute(command: ExecuteCommand): Promise<void> {
    this.pending.delete(command.stepKey);
    try {
      const result = await this.hands.execute(command, this.state);
      this.tell({ kind: 'executed', stepKey: command.stepKey, result });
    } catch (thrown) {
      if (this.hands.isOutage(thrown, command)) throw thrown;
      const attempt = this.hands.attemptOf?.(command.stepKey) ?? 1;
      const error = stepErrorOf(thrown, this.hands.now(), attempt);
      this.tell({ kind: 'failed', stepKey: command.stepKey, error });
    }
  }

  private settled() {
    const unsettled = { state: this.state, waits: [...this.waits.values()], reports: [...this.reports.values()] };
    this.waits.clear();
    this.reports = new Map();
    return this.hands.settle(unsettled);
  }

  private continue(): void {
    this.goesOn = false;
    this.tell({ kind: 'continue' });
  }

  private tell(event: EngineEvent): void {
    const at = this.hands.now();
    const transition = this.engine.advance(this.state, event, at);
    this.state = transition.state;
    this.events.push({ event, at });
    this.take(transition);
  }

  private take({ commands, reports, work = 0 }: Transition): void {
    this.work += work;
    for (const command of commands) {
      if (command.kind === 'execute') this.pending.set(command.stepKey, command);
      if (command.kind === 'wait') this.waits.set(command.stepKey, command);
      if (command.kind === 'continue') this.goesOn = true;
      if (command.kind === 'finish') this.goesOn = false;
      if (command.kind === 'abandon') this.drop(command.stepKey);
    }
    for (const report of reports) this.reports.set(report.key, report);
  }

  private drop(stepKey: string): void {
    this.pending.delete(stepKey);
    this.waits.delete(stepKey);
  }

  private get atLimit(): boolean {
    const { events, work = DRIVE_WORK } = this.limits;
    return this.events.length >= events || this.work >= work || this.hands.now() >= this.until;
  }

  private result(): DriveResult {
    const left: readonly Command[] = [...this.steps, ...(this.goesOn ? [{ kind: 'continue' } as const] : [])];
    return { state: this.state, events: this.events, left };
  }
}
