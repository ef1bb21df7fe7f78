/** A pipeline of the workspace, as deals of a simulation stand in it. */
export interface SimulatedPipeline {
  readonly id: string;
  readonly name: string;
  readonly stages: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
}

/** Where a deal stands, as its events say it. */
export interface DealStanding {
  readonly pipeline: string;
  readonly pipelineId: string;
  readonly stage: string;
  readonly stageId: string;
  readonly stageKind: string;
}

/** A place by ids or names; what is empty may be any. */
export interface WantedPlace {
  readonly pipeline: string;
  readonly stage: string;
  readonly kind: string;
}

/** The first place that is meant. Where the workspace has none, or is not known, it is what the words say. */
export function placeOf(pipelines: readonly SimulatedPipeline[], { pipeline, stage, kind }: WantedPlace): DealStanding {
  for (const each of pipelines.filter((known) => isMeant(known, pipeline))) {
    const found = each.stages.find((known) => isMeant(known, stage) && (kind === '' || known.kind === kind));
    if (found === undefined) continue;
    const { id: stageId, name, kind: stageKind } = found;
    return { pipeline: each.name, pipelineId: each.id, stage: name, stageId, stageKind };
  }
  return { pipeline, pipelineId: pipeline, stage, stageId: stage, stageKind: kind === '' ? 'open' : kind };
}

function isMeant({ id, name }: { readonly id: string; readonly name: string }, wanted: string): boolean {
  const text = wanted.trim();
  return text === '' || id === text || name.toLowerCase() === text.toLowerCase();
}
