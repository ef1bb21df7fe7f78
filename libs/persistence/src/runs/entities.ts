import { EventEntity } from './event.entity.ts';
import { RunEntity } from './run.entity.ts';
import { StepEntity } from './step.entity.ts';
import { WaitEntity } from './wait.entity.ts';

/** What a data source must know to read runs. */
export const runEntities = [EventEntity, RunEntity, StepEntity, WaitEntity] as const;
