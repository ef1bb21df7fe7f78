import type { Plan } from '@flowkeep/graph';
import { TriggerRepository, WorkspaceRepository, type WorkspaceTransaction } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { SigningSecrets } from './signing-secrets.ts';
import { triggerRowsOf } from './trigger-rows.ts';

/** Makes the triggers of a plan the live ones of its workflow. */
@Injectable()
export class TriggerRefresh {
  constructor(
    private readonly triggers: TriggerRepository,
    private readonly secrets: SigningSecrets,
    private readonly workspaces: WorkspaceRepository,
  ) {}

  /** Nodes keep their addresses and their secrets. */
  async refresh(tx: WorkspaceTransaction, workflowId: string, plan: Plan): Promise<void> {
    const workspace = await this.workspaces.find(tx);
    const rows = await triggerRowsOf(tx, plan, this.secrets, {
      previous: await this.triggers.everOf(tx, workflowId),
      workspaceTimeZone: workspace?.timeZone ?? 'UTC',
      now: new Date(),
    });
    await this.triggers.replace(tx, workflowId, rows);
  }
}
