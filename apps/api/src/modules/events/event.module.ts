import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.ts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { EventController } from './event.controller.ts';
import { EventDesk } from './event-desk.service.ts';

@Module({ imports: [WorkflowStorageModule, IntakeModule], controllers: [EventController], providers: [EventDesk] })
export class EventModule {}
