import { NodeCountRepository, TransactionRunner, WorkflowRepository } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { SharedQuestions } from '../../frame/shared-questions.ts';
import type { NodeCountListDto } from './workflow.dto.ts';

/** What the canvas shows of runs. Every screen of a busy workflow asks again and again, and they share the answers. */
@Injectable()
export class NodeCountService {
  private readonly questions = new SharedQuestions<NodeCountListDto>();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly counts: NodeCountRepository,
  ) {}

  /** How many steps wait, run, are done or failed at each node; of one version, or of all. */
  ofWorkflow(workspaceId: string, id: string, version: number | null): Promise<NodeCountListDto> {
    return this.questions.ask(JSON.stringify([workspaceId, id, version]), () =>
      this.transactions.inWorkspace(workspaceId, async (tx) => {
        await this.workflows.get(tx, id);
        const { counts, latestOnly } = await this.counts.ofWorkflow(tx, id, version);
        return { items: [...counts], latestOnly };
      }),
    );
  }
}
