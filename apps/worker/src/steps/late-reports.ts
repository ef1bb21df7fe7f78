import type { StepReport } from '@flowkeep/contracts';
import type { Command, Engine, EngineEvent, RunState, TimedEvent, Transition, Unsettled } from '@flowkeep/engine';

/** Stands for the one command that belongs to no step. */
const CONTINUE = '';

/** An engine that writes down what it is told, and what of it nobody has kept yet. */
export class LateReports {
  readonly engine: Engine;
  private readonly told: TimedEvent[] = [];
  private readonly reports = new Map<string, StepReport>();
  private readonly pending = new Map<string, Command>();
  private current: RunState;

  constructor(
    engine: Engine,
    readonly start: Transition,
  ) {
    this.current = start.state;
    this.note(start);
    this.engine = {
      ...engine,
      advance: (state, event, now) => this.noted(engine.advance(state, event, now), event, now),
    };
  }

  /** What the run was told until now, in order. */
  get events(): readonly TimedEvent[] {
    return this.told;
  }

  get state(): RunState {
    return this.current;
  }

  /** Reports that were not kept when {@link kept} was called last. */
  get late(): readonly StepReport[] {
    return [...this.reports.values()];
  }

  /** Waits that are not registered and steps that are not executed. */
  get left(): readonly Command[] {
    return [...this.pending.values()];
  }

  kept({ reports, waits }: Pick<Unsettled, 'reports' | 'waits'>): void {
    for (const { key, sequence } of reports) {
      if ((this.reports.get(key)?.sequence ?? Infinity) <= sequence) this.reports.delete(key);
    }
    for (const wait of waits) if (this.pending.get(wait.stepKey) === wait) this.pending.delete(wait.stepKey);
  }

  private noted(transition: Transition, event: EngineEvent, at: number): Transition {
    this.current = transition.state;
    this.told.push({ event, at });
    if (event.kind === 'continue') this.pending.delete(CONTINUE);
    if (event.kind === 'executed' || event.kind === 'failed') this.pending.delete(event.stepKey);
    this.note(transition);
    return transition;
  }

  private note({ commands, reports }: Transition): void {
    for (const command of commands) {
      if (command.kind === 'execute' || command.kind === 'wait') this.pending.set(command.stepKey, command);
      if (command.kind === 'abandon') this.pending.delete(command.stepKey);
      if (command.kind === 'continue') this.pending.set(CONTINUE, command);
    }
    for (const report of reports) this.reports.set(report.key, report);
  }
}
