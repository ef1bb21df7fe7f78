import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { placeOf, type RunPlace, type RunStart, SEARCH_ATTRIBUTES } from './contract/index.ts';
import { waitSummary } from './wait-summary.ts';

const NOTHING = '||';

/** A run and what it executes. */
export interface Shown {
  readonly state: RunState;
  readonly start: RunStart;
  readonly plan: Plan;
}

/** What operators see of a run in Temporal's own UI. Ids, titles and fixed words only. */
export class RunDisplay {
  private shown: string;

  constructor(start: RunStart) {
    const { shown } = start;
    this.shown = shown === undefined ? '' : visibleText(shown.node, shown.waitingFor, null);
  }

  /** Writes search attributes only when what is visible has changed: a wait begins, a wait ends, the run ends. */
  show({ state, start, plan }: Shown): void {
    const { node, waitingFor } = placeOf(state, plan);
    this.describe(state, plan, start.runUrl);
    const outcome = this.outcomeOf(state);
    const visible = visibleText(node, waitingFor, outcome);
    if (visible === this.shown || (this.shown === '' && visible === NOTHING)) return;
    this.shown = visible;
    upsertSearchAttributes([
      { key: SEARCH_ATTRIBUTES.node, value: node },
      { key: SEARCH_ATTRIBUTES.waitingFor, value: waitingFor },
      { key: SEARCH_ATTRIBUTES.outcome, value: outcome },
    ]);
  }

  /** What stands in the search attributes, for whoever goes on with the run; null: it cannot be said. */
  get place(): RunPlace | null {
    const [node = '', waitingFor = '', outcome = ''] = this.shown.split('|');
    if (outcome !== '') return null;
    return { node: node === '' ? null : node, waitingFor: waitingFor === '' ? null : waitingFor };
  }

  /** The run goes on in another version. */
  showVersion(version: number): void {
    upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.version, value: version }]);
  }

  /** Temporal itself says how a run has ended. It is said once more only where something else stands there already. */
  private outcomeOf(state: RunState): string | null {
    if (state.status === 'running') return null;
    if (state.engineVersion === 1) return state.status;
    if (state.outcome != null) return state.outcome;
    return this.shown === '' || this.shown === NOTHING ? null : state.status;
  }

  private describe(state: RunState, plan: Plan, runUrl: string): void {
    const lines = Object.values(state.active)
      .filter(({ kind, background }) => kind !== 'looping' && background !== true)
      .slice(0, MOST_LINES)
      .map((step) => {
        const title = plan.nodes[step.node]?.title ?? '';
        return step.kind === 'waiting' ? `- ${waitSummary(plan, step)}` : `- ${title}, now running`;
      });
    if (state.pausedAt != null) lines.unshift('The run is paused.');
    const status = state.status === 'running' ? lines.join('\n') : `The run is ${state.status}.`;
    setCurrentDetails(`${status}\n\n[Open the run on its canvas](${runUrl})`);
  }
}

/** Steps that are named one by one. */
const MOST_LINES = 20;

function visibleText(node: string | null, waitingFor: string | null, outcome: string | null): string {
  return [node, waitingFor, outcome].join('|');
}
