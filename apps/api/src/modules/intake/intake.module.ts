import { EventRepository, StandingFactRepository, TransactionRunner } from '@flowkeep/persistence';
import { Module } from '@nestjs/common';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { EventIntake } from './event-intake.ts';

/** The one way by which events from outside reach the inbox. */
@Module({
  imports: [WorkflowStorageModule],
  providers: [
    StandingFactRepository,
    {
      provide: EventIntake,
      inject: [TransactionRunner, EventRepository, StandingFactRepository],
      useFactory: (...parts: ConstructorParameters<typeof EventIntake>) => new EventIntake(...parts),
    },
  ],
  exports: [EventIntake, StandingFactRepository],
})
export class IntakeModule {}
