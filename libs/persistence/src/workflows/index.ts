export { DraftOperationEntity } from './draft-operation.entity.ts';
export { DraftOperationRepository } from './draft-operation.repository.ts';
export { PlanEntity } from './plan.entity.ts';
export { PlanRepository } from './plan.repository.ts';
export { TriggerEntity } from './trigger.entity.ts';
export { type TriggerAddress, TriggerRepository, type TriggerRow } from './trigger.repository.ts';
export { workflowEntities } from './entities.ts';
export { WorkflowEntity } from './workflow.entity.ts';
export {
  type LiveVersion,
  type WorkflowLabel,
  type WorkflowListItem,
  WorkflowRepository,
} from './workflow.repository.ts';
export { WorkflowVersionEntity } from './workflow-version.entity.ts';
export { type VersionListItem, WorkflowVersionRepository } from './workflow-version.repository.ts';
