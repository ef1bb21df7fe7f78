import { useEffect, useMemo } from 'react';
import { DomainError } from '@flowkeep/contracts';
import { sampleScenario } from '@flowkeep/simulation';
import { useSettled } from '../../../page/use-settled.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import { compileDraft, innerSteps, play } from './play.ts';
import { useSimulation } from './use-simulation.ts';
import { usePlayMeans } from './use-play-means.ts';

/** Plays the scenario again whenever it or the drawing has changed and stood still for a moment. */
export function usePlay(): void {
  const { simulation } = useEditor();
  const { workspace } = useWorkspace();
  const graph = useSettled(useGraph());
  const scenario = useSettled(useSimulation((state) => state.scenario));
  const means = usePlayMeans();
  const compiled = useMemo(() => means && compileDraft({ graph, context: means.context }), [graph, means]);
  useEffect(() => {
    if (!compiled || !means) return undefined;
    if (!compiled.ok) {
      simulation.setState({ outcome: { kind: 'problems', problems: compiled.problems } });
      return undefined;
    }
    if (!scenario) {
      const startAt = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
      const { id, name, timeZone, language, currency, region } = workspace;
      const place = { id, name, timeZone, language, currency, region };
      simulation.setState({ scenario: sampleScenario(graph, compiled.plan, { startAt, workspace: place }) });
      return undefined;
    }
    let isCurrent = true;
    simulation.setState({ isPlaying: true });
    play(compiled.plan, scenario, { ...means, graph })
      .then((result) => ({ kind: 'played', result, inner: innerSteps(compiled.plan) }) as const)
      .catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        return { kind: 'refused', message: error.message } as const;
      })
      .then((outcome) => {
        if (isCurrent) simulation.setState({ outcome, isPlaying: false });
      })
      .catch(() => simulation.setState({ isPlaying: false }));
    return () => {
      isCurrent = false;
    };
  }, [compiled, scenario, graph, simulation, workspace, means]);
}
