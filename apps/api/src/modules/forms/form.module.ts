import { Module } from '@nestjs/common';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { FormController } from './form.controller.ts';
import { FormService } from './form.service.ts';

@Module({ imports: [WorkflowStorageModule], controllers: [FormController], providers: [FormService] })
export class FormModule {}
