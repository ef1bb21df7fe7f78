import { DomainError } from '@flowkeep/contracts';
import type { PipelineRecord, StageRecord } from '@flowkeep/persistence';

/** A stage with the pipeline it stands in. */
export interface StagePlace {
  readonly pipeline: PipelineRecord;
  readonly stage: StageRecord;
}

/**
 * Finds a stage by ids or by names, in any case of letters. Throws `configuration-missing` with the list of what there
 * is, so that the reader sees the slip at once.
 */
export function findStage(pipelines: readonly PipelineRecord[], pipelineText: string, stageText: string): StagePlace {
  const pipeline = byIdOrName(pipelines, pipelineText);
  if (pipeline === undefined) throw missing(`pipeline “${pipelineText}”`, 'Pipelines', pipelines);
  const stage = byIdOrName(pipeline.stages, stageText);
  if (stage === undefined) {
    throw missing(`stage “${stageText}” in the pipeline “${pipeline.name}”`, 'Stages', pipeline.stages);
  }
  return { pipeline, stage };
}

function byIdOrName<T extends { readonly id: string; readonly name: string }>(
  items: readonly T[],
  text: string,
): T | undefined {
  const wanted = text.trim();
  const lower = wanted.toLocaleLowerCase();
  return items.find(({ id }) => id === wanted) ?? items.find(({ name }) => name.toLocaleLowerCase() === lower);
}

function missing(what: string, plural: string, existing: readonly { readonly name: string }[]): DomainError {
  const names = existing.map(({ name }) => name).join(', ');
  const list = names === '' ? 'There are none yet: make one first.' : `${plural} there are: ${names}.`;
  return new DomainError('configuration-missing', `There is no ${what}. ${list}`);
}
