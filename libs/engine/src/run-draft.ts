import type { StepReport } from '@flowkeep/contracts';
import type { ActiveStep } from './active-step.ts';
import type { EdgeState } from './frame.ts';
import type { RunState } from './state.ts';
import type { Command, Transition } from './transition.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A run while one event is applied to it: a copy that may be changed, with what is to be done and told. */
export class RunDraft {
  readonly state: Mutable<RunState>;
  readonly edges: Record<number, EdgeState>;
  readonly active: Record<string, ActiveStep>;
  readonly commands: Command[] = [];
  private readonly reports = new Map<string, StepReport>();

  constructor(state: RunState) {
    this.edges = { ...state.edges };
    this.active = { ...state.active };
    this.state = { ...state, edges: this.edges, active: this.active };
  }

  /** The latest report of a step replaces an earlier one of the same transition. */
  report(report: Omit<StepReport, 'sequence'>): void {
    this.state.sequence += 1;
    this.reports.delete(report.key);
    this.reports.set(report.key, { ...report, sequence: this.state.sequence });
  }

  get running(): boolean {
    return this.state.status === 'running';
  }

  transition(): Transition {
    return { state: this.state, commands: this.commands, reports: [...this.reports.values()] };
  }
}
