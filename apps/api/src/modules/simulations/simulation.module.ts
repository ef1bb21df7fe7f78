import { Module } from '@nestjs/common';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { WorkflowModule } from '../workflows/workflow.module.ts';
import { SimulationController } from './simulation.controller.ts';
import { SimulationService } from './simulation.service.ts';

@Module({
  imports: [WorkflowStorageModule, WorkflowModule],
  controllers: [SimulationController],
  providers: [SimulationService],
})
export class SimulationModule {}
