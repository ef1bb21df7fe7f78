import { DraftOperationEntity } from './draft-operation.entity.ts';
import { PlanEntity } from './plan.entity.ts';
import { TriggerEntity } from './trigger.entity.ts';
import { WorkflowEntity } from './workflow.entity.ts';
import { WorkflowVersionEntity } from './workflow-version.entity.ts';

/** What a data source must know to read workflows. */
export const workflowEntities = [
  WorkflowEntity,
  DraftOperationEntity,
  WorkflowVersionEntity,
  PlanEntity,
  TriggerEntity,
] as const;
