import { ApprovalRepository, SubjectKeys, WorkspaceKeys } from '@flowkeep/persistence';
import { Module } from '@nestjs/common';
import { AttemptLimit } from '@flowkeep/accounts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { ApprovalAnswers } from './approval-answers.ts';
import { ApprovalDeskService } from './approval-desk.service.ts';
import { ApprovalLinkController } from './approval-link.controller.ts';
import { ApprovalLinkService } from './approval-link.service.ts';
import { ApprovalController } from './approval.controller.ts';

/** Looks and answers by link that one address may make in a minute. */
const LINKS_PER_MINUTE = 60;

@Module({
  imports: [WorkflowStorageModule],
  controllers: [ApprovalController, ApprovalLinkController],
  providers: [
    ApprovalDeskService,
    ApprovalLinkService,
    ApprovalAnswers,
    {
      provide: ApprovalRepository,
      inject: [SubjectKeys, WorkspaceKeys],
      useFactory: (...keys: ConstructorParameters<typeof ApprovalRepository>) => new ApprovalRepository(...keys),
    },
    { provide: AttemptLimit, useFactory: () => new AttemptLimit(LINKS_PER_MINUTE) },
  ],
})
export class ApprovalModule {}
