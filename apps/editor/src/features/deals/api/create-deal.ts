import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export async function createDeal(workspaceId: string, deal: Schema<'CreateDealDto'>): Promise<void> {
  await request(workspacePath(workspaceId, '/deals'), { method: 'POST', body: deal });
}
