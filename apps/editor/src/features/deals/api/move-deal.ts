import { request, workspacePath } from '../../../api/request.ts';

export async function moveDeal(workspaceId: string, dealId: string, stageId: string): Promise<void> {
  await request(workspacePath(workspaceId, `/deals/${dealId}`), { method: 'PATCH', body: { stageId } });
}
