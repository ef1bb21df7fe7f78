import type { StepReport } from '@flowkeep/contracts';
import type { Engine } from './engine.ts';
import type { RunState } from './state.ts';
import { stepErrorOf } from './step-error.ts';
import type { Command, EngineEvent, StepResult } from './transition.ts';

export type ExecuteCommand = Extract<Command, { kind: 'execute' }>;
export type WaitCommand = Extract<Command, { kind: 'wait' }>;

/** An event with the moment at which the engine was told of it, epoch milliseconds. */
export interface TimedEvent {
  readonly event: EngineEvent;
  readonly at: number;
}

/** What has happened to a run and is not kept yet. */
export interface Unsettled {
  readonly state: RunState;
  readonly waits: readonly WaitCommand[];
  readonly reports: readonly StepReport[];
}

/** What a run is told when it is settled. */
export type SettledEvent = Extract<EngineEvent, { kind: 'received' | 'cancel' | 'pause' | 'resume' | 'skip' }>;

/** When a drive hands back, so that it never holds a worker for long. */
export interface DriveLimits {
  readonly events: number;
  readonly milliseconds: number;
}

export const DRIVE_LIMITS: DriveLimits = { events: 500, milliseconds: 5_000 };

/** How far a drive came. */
export interface DriveResult {
  readonly state: RunState;
  /** What led there, so that another holder of the same state can follow. */
  readonly events: readonly TimedEvent[];
  /** What is still to be done: `continue` and quick nodes at a limit, outbound nodes always. */
  readonly left: readonly Command[];
}

/** What a drive acts through. */
export interface QuickHands {
  /** Throws `DomainError` for an outcome of the step; other errors too become outcomes. See {@link isOutage}. */
  readonly execute: (command: ExecuteCommand, state: RunState) => Promise<StepResult>;
  /** Whether an error means that nothing can be done now: it leaves the drive, which is then tried again. */
  readonly isOutage: (thrown: unknown) => boolean;
  /** The number of the try that a step has, from 1; without it every try is the first. */
  readonly attemptOf?: (stepKey: string) => number;
  /** Keeps reports and registers waits. Gives what has come already: events for these waits, or the run's cancellation. */
  readonly settle: (unsettled: Unsettled) => Promise<readonly SettledEvent[]>;
  readonly now: () => number;
}

/**
 * Drives a run over everything that our own database can do: quick nodes, the pure ones between them, and waits whose
 * event is there already. Ends when the run has ended or only outbound and waiting nodes are left. Gives the events
 * that led there, so that another holder of the same state can follow.
 */
export async function driveQuick(
  engine: Engine,
  start: { readonly state: RunState; readonly commands: readonly Command[]; readonly reports: readonly StepReport[] },
  hands: QuickHands,
): Promise<DriveResult> {
  const drive = new Drive(engine, start.state);
  drive.take(start.commands, start.reports);
  do {
    for (let command = drive.nextQuick(); command !== undefined; command = drive.nextQuick()) {
      drive.tell(await executed(command, drive.state, hands), hands.now());
    }
    for (const event of await hands.settle(drive.takeUnsettled())) drive.tell(event, hands.now());
  } while (drive.hasWork());
  return { state: drive.state, events: drive.events, left: [] };
}

async function executed(command: ExecuteCommand, state: RunState, hands: QuickHands): Promise<EngineEvent> {
  try {
    return { kind: 'executed', stepKey: command.stepKey, result: await hands.execute(command, state) };
  } catch (thrown) {
    if (hands.isOutage(thrown)) throw thrown;
    const attempt = hands.attemptOf?.(command.stepKey) ?? 1;
    return { kind: 'failed', stepKey: command.stepKey, error: stepErrorOf(thrown, hands.now(), attempt) };
  }
}

class Drive {
  readonly events: TimedEvent[] = [];
  private quick: ExecuteCommand[] = [];
  private readonly waits = new Map<string, WaitCommand>();
  private readonly reports = new Map<string, StepReport>();

  constructor(
    private readonly engine: Engine,
    public state: RunState,
  ) {}

  take(commands: readonly Command[], reports: readonly StepReport[]): void {
    for (const command of commands) {
      if (command.kind === 'execute' && command.class === 'quick') this.quick.push(command);
      if (command.kind === 'wait') this.waits.set(command.stepKey, command);
      if (command.kind === 'abandon') this.drop(command.stepKey);
    }
    for (const report of reports) this.reports.set(report.key, report);
  }

  tell(event: EngineEvent, at: number): void {
    const transition = this.engine.advance(this.state, event, at);
    this.state = transition.state;
    this.events.push({ event, at });
    this.take(transition.commands, transition.reports);
  }

  nextQuick(): ExecuteCommand | undefined {
    return this.quick.shift();
  }

  takeUnsettled(): Unsettled {
    const unsettled = { state: this.state, waits: [...this.waits.values()], reports: [...this.reports.values()] };
    this.waits.clear();
    this.reports.clear();
    return unsettled;
  }

  hasWork(): boolean {
    return this.quick.length + this.waits.size + this.reports.size > 0;
  }

  private drop(stepKey: string): void {
    this.quick = this.quick.filter((command) => command.stepKey !== stepKey);
    this.waits.delete(stepKey);
  }
}
