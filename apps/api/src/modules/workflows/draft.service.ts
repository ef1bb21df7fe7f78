import { DomainError } from '@flowkeep/contracts';
import { applyOperation, type Operation, parseOperation, type Problem } from '@flowkeep/graph';
import {
  DraftOperationRepository,
  LiveNotifier,
  TransactionRunner,
  type WorkflowEntity,
  WorkflowRepository,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { DraftDto, DraftOperationsDto, DraftRevisionDto } from './draft.dto.ts';
import { assertReasonableSize } from './draft-size.ts';
import { WorkflowCompiler } from './workflow-compiler.ts';

/** Drafts: read, changed by operations, checked. */
@Injectable()
export class DraftService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly operations: DraftOperationRepository,
    private readonly notifier: LiveNotifier,
    private readonly compiler: WorkflowCompiler,
  ) {}

  async read(workspaceId: string, workflowId: string): Promise<DraftDto> {
    const workflow = await this.transactions.inWorkspace(workspaceId, (tx) => this.workflows.get(tx, workflowId));
    return {
      graph: workflow.draft,
      revision: workflow.draftRevision,
      publishedRevision: workflow.publishedRevision,
      liveVersion: workflow.liveVersion,
    };
  }

  /** Applies the operations one after another; each makes a revision. Throws `conflict` on another base revision. */
  async apply(
    workspaceId: string,
    workflowId: string,
    { baseRevision, operations: given }: DraftOperationsDto,
    authorId: string,
  ): Promise<DraftRevisionDto> {
    const operations = given.map((operation, index) => parseAt(operation, index));
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.lock(tx, workflowId);
      assertRevision(workflow, baseRevision);
      const draft = operations.reduce(applyOperation, workflow.draft);
      assertReasonableSize(draft);
      const revision = baseRevision + operations.length;
      await this.workflows.saveDraft(tx, workflowId, draft, revision);
      await this.operations.append(tx, workflowId, baseRevision, operations, authorId);
      await this.notifier.changed(tx, 'workflow', workflowId);
      return { revision };
    });
  }

  async problems(workspaceId: string, workflowId: string): Promise<readonly Problem[]> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const { draft } = await this.workflows.get(tx, workflowId);
      return this.compiler.problems(tx, workflowId, draft);
    });
  }
}

/** Throws `conflict` with the current revision where the draft has moved on. */
export function assertRevision(workflow: WorkflowEntity, expected: number): void {
  if (workflow.draftRevision === expected) return;
  throw new DomainError(
    'conflict',
    'The workflow was changed somewhere else in the meantime. Load it again and repeat your change.',
    { details: { revision: workflow.draftRevision, expectedRevision: expected } },
  );
}

function parseAt(value: unknown, index: number): Operation {
  try {
    return parseOperation(value);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const fields = error.fields.map(({ path, message }) => ({ path: `operations.${String(index)}.${path}`, message }));
    throw new DomainError('invalid-input', error.message, { fields, cause: error });
  }
}
