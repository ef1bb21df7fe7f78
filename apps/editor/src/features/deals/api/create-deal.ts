import { request, workspacePath } from '../../../api/request.ts';

export interface NewDeal {
  readonly contactId: string;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly title: string;
  /** Decimal text in the workspace's currency. */
  readonly amount?: string;
}

export async function createDeal(workspaceId: string, deal: NewDeal): Promise<void> {
  await request(workspacePath(workspaceId, '/deals'), { method: 'POST', body: deal });
}
