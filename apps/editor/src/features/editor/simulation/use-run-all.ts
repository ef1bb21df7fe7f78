import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DomainError } from '@flowkeep/contracts';
import { checkExpectations, type Coverage, mergeCoverage } from '@flowkeep/simulation';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import type { SavedSimulation } from '../api/simulations.ts';
import { useEditor } from '../editor-context.ts';
import { compileDraft, play } from './play.ts';
import { usePlayMeans } from './use-play-means.ts';

/** What did not come true in a saved simulation; nothing when it passed. */
export interface Verdict {
  readonly failures: readonly string[];
}

export interface RunAll {
  readonly runAll: (saved: readonly SavedSimulation[]) => Promise<void>;
  readonly isBusy: boolean;
}

/** Runs all saved simulations on what is drawn now, and shows on the canvas what they reach together. */
export function useRunAll(onVerdicts: (verdicts: ReadonlyMap<string, Verdict>) => void): RunAll {
  const { t } = useTranslation('editor');
  const { document, simulation } = useEditor();
  const means = usePlayMeans();
  const fail = useFailureToast();
  const [isBusy, setBusy] = useState(false);
  const act = async (saved: readonly SavedSimulation[]): Promise<void> => {
    const { graph } = document.getState();
    const compiled = means && compileDraft({ graph, context: means.context });
    if (!compiled) return;
    const verdicts = new Map<string, Verdict>();
    const coverages: Coverage[] = [];
    for (const { id, scenario, expectations } of saved) {
      if (!compiled.ok) {
        verdicts.set(id, { failures: [t('simulation.problems')] });
        continue;
      }
      try {
        const result = await play(compiled.plan, scenario, { ...means, graph });
        coverages.push(result.coverage);
        verdicts.set(id, { failures: checkExpectations(result, expectations).map(({ message }) => message) });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        verdicts.set(id, { failures: [error.message] });
      }
    }
    onVerdicts(verdicts);
    simulation.setState({ together: mergeCoverage(coverages) });
  };
  const runAll = async (saved: readonly SavedSimulation[]): Promise<void> => {
    setBusy(true);
    await act(saved).catch(fail);
    setBusy(false);
  };
  return { runAll, isBusy };
}
