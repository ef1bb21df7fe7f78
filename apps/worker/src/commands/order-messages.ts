import {
  type OperableRun,
  type RunCommand,
  RunCommandRepository,
  type TransactionRunner,
  WorkflowVersionRepository,
} from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import { planReference, type RunOrder } from '@flowkeep/workflow-runtime/contract';

type Told = Exclude<RunCommand, { readonly kind: 'retry' | 'cancel' }>;

/** Says to runs on Temporal what was ordered of them. False where the run has ended or was never started. */
export class OrderMessages {
  private readonly commands = new RunCommandRepository();
  private readonly versions = new WorkflowVersionRepository();

  constructor(private readonly transactions: TransactionRunner) {}

  async tell(
    workspaceId: string,
    run: OperableRun,
    temporalWorkflowId: string,
    command: Told,
    client: RunClient,
  ): Promise<boolean> {
    return client.order(temporalWorkflowId, await this.orderOf(workspaceId, run, command));
  }

  /** The first time it ends in order. Whoever says it again does not want to wait for what undoes its work. */
  async cancel(workspaceId: string, run: OperableRun, temporalWorkflowId: string, client: RunClient): Promise<boolean> {
    const again = await this.transactions.inWorkspace(workspaceId, (tx) => this.commands.wasTold(tx, run.id, 'cancel'));
    return again
      ? client.cancelAtOnce(temporalWorkflowId, 'Cancelled a second time.')
      : client.cancel(temporalWorkflowId);
  }

  private async orderOf(workspaceId: string, run: OperableRun, command: Told): Promise<RunOrder> {
    switch (command.kind) {
      case 'pause':
      case 'resume':
        return { kind: command.kind };
      case 'skip': {
        const { kind, stepKey, port } = command;
        return port === null ? { kind, stepKey } : { kind, stepKey, port };
      }
      case 'move': {
        const { kind, version, mapping } = command;
        const { planHash } = await this.transactions.inWorkspace(workspaceId, (tx) =>
          this.versions.byNumber(tx, run.workflowId, version),
        );
        return { kind, planHash, version, mapping, plan: planReference(workspaceId, planHash) };
      }
    }
  }
}
