import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export async function moveDeal(workspaceId: string, dealId: string, stageId: string): Promise<void> {
  const body: Schema<'UpdateDealDto'> = { stageId };
  await request(workspacePath(workspaceId, `/deals/${dealId}`), { method: 'PATCH', body });
}
