import { Module } from '@nestjs/common';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { BulkOperationController } from './bulk-operation.controller.ts';
import { BulkOperationService } from './bulk-operation.service.ts';

@Module({
  imports: [WorkflowStorageModule],
  controllers: [BulkOperationController],
  providers: [BulkOperationService],
})
export class BulkOperationModule {}
