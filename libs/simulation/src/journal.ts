import type { StepReport } from '@flowkeep/contracts';
import type { SimulatedMessage, SimulatedRequest, SimulationProblem } from './result.ts';

/** Problems of one kind that are listed; more say nothing new. */
const MOST_PROBLEMS = 50;

/** Everything that a simulation has to tell. */
export class Journal {
  readonly messages: SimulatedMessage[] = [];
  readonly requests: SimulatedRequest[] = [];
  readonly problems: SimulationProblem[] = [];
  private readonly reports = new Map<string, StepReport>();
  private full = false;

  constructor(private readonly mostSteps: number) {}

  get steps(): readonly StepReport[] {
    return [...this.reports.values()];
  }

  report(report: StepReport): void {
    if (this.reports.size < this.mostSteps || this.reports.has(report.key)) {
      this.reports.set(report.key, report);
      return;
    }
    if (this.full) return;
    this.full = true;
    const message = `Only the first ${String(this.mostSteps)} steps are listed; all of them are counted.`;
    this.problem('limit', null, message);
  }

  problem(kind: SimulationProblem['kind'], node: string | null, message: string): void {
    if (this.problems.filter((problem) => problem.kind === kind).length >= MOST_PROBLEMS) return;
    this.problems.push({ kind, node, message });
  }
}
