import { CrmEvents } from '@flowkeep/crm';
import {
  ContactRepository,
  DraftOperationRepository,
  EventRepository,
  NodeCountRepository,
  PlanRepository,
  RunRepository,
  SimulationRepository,
  StepRepository,
  SubjectKeys,
  TriggerRepository,
  WorkflowRepository,
  WorkflowVersionRepository,
} from '@flowkeep/persistence';
import { Module, type Provider } from '@nestjs/common';

const repositories: Provider[] = [
  WorkflowRepository,
  DraftOperationRepository,
  WorkflowVersionRepository,
  PlanRepository,
  TriggerRepository,
  RunRepository,
  SimulationRepository,
  ContactRepository,
  NodeCountRepository,
  { provide: EventRepository, inject: [SubjectKeys], useFactory: (keys: SubjectKeys) => new EventRepository(keys) },
  { provide: CrmEvents, inject: [EventRepository], useFactory: (events: EventRepository) => new CrmEvents(events) },
  { provide: StepRepository, inject: [SubjectKeys], useFactory: (keys: SubjectKeys) => new StepRepository(keys) },
];

/** Where workflows, events and runs are kept. */
@Module({ providers: repositories, exports: repositories })
export class WorkflowStorageModule {}
