import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { placeOf, type RunStart, SEARCH_ATTRIBUTES } from './contract/index.ts';
import { waitSummary } from './wait-summary.ts';

/** What operators see of a run in Temporal's own UI. Ids, titles and fixed words only. */
export class RunDisplay {
  private shown: string;

  constructor(
    private readonly start: RunStart,
    private readonly plan: Plan,
  ) {
    const { shown } = start;
    this.shown = shown === undefined ? '' : [shown.node, shown.waitingFor, null].join('|');
  }

  /** Writes search attributes only when what is visible has changed: a wait begins, a wait ends, the run ends. */
  show(state: RunState): void {
    const { node, waitingFor } = placeOf(state, this.plan);
    const outcome = state.status === 'running' ? null : state.status;
    this.describe(state);
    const visible = [node, waitingFor, outcome].join('|');
    if (visible === this.shown || (this.shown === '' && visible === '||')) return;
    this.shown = visible;
    upsertSearchAttributes([
      { key: SEARCH_ATTRIBUTES.node, value: node },
      { key: SEARCH_ATTRIBUTES.waitingFor, value: waitingFor },
      { key: SEARCH_ATTRIBUTES.outcome, value: outcome },
    ]);
  }

  private describe(state: RunState): void {
    const lines = Object.values(state.active).map((step) => {
      const title = this.plan.nodes[step.node]?.title ?? '';
      return step.kind === 'waiting' ? `- ${waitSummary(this.plan, step)}` : `- ${title}, now running`;
    });
    const status = state.status === 'running' ? lines.join('\n') : `The run is ${state.status}.`;
    setCurrentDetails(`${status}\n\n[Open the run on its canvas](${this.start.runUrl})`);
  }
}
