import { Module } from '@nestjs/common';
import { TemplateModule } from '../templates/template.module.ts';
import { DraftController } from './draft.controller.ts';
import { DraftService } from './draft.service.ts';
import { LivePlans } from './live-plans.ts';
import { NodeCountService } from './node-count.service.ts';
import { WorkflowCompiler } from './workflow-compiler.ts';
import { WorkflowPauseService } from './workflow-pause.service.ts';
import { WorkflowStorageModule } from './workflow-storage.module.ts';
import { WorkflowController } from './workflow.controller.ts';
import { WorkflowService } from './workflow.service.ts';

@Module({
  imports: [WorkflowStorageModule, TemplateModule],
  controllers: [WorkflowController, DraftController],
  providers: [WorkflowService, WorkflowPauseService, NodeCountService, DraftService, WorkflowCompiler, LivePlans],
  exports: [DraftService, WorkflowCompiler, LivePlans],
})
export class WorkflowModule {}
