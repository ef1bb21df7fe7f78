import { DomainError } from '@flowkeep/contracts';
import { type Plan, waysOut } from '@flowkeep/graph';
import {
  type Actor,
  AuditRepository,
  bulkFacts,
  type BulkOperation,
  BulkOperationRepository,
  type BulkOptions,
  EVERY_RUN,
  LiveNotifier,
  PlanRepository,
  type RunSelection,
  TransactionRunner,
  WorkflowRepository,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { PageQueryDto } from '../../frame/page-query.dto.ts';
import { assertWayOut } from '../runs/assert-way-out.ts';
import { assertMapping } from '../versions/node-mapping.ts';
import { assertAimed } from './assert-aimed.ts';
import type {
  BulkFilterDto,
  BulkOperationDto,
  BulkOperationPageDto,
  BulkReceiptDto,
  BulkRequestDto,
} from './bulk-operation.dto.ts';

/** Orders to many runs: counted here, worked off by the workers. */
@Injectable()
export class BulkOperationService {
  private readonly operations = new BulkOperationRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly versions: WorkflowVersionRepository,
    private readonly plans: PlanRepository,
    private readonly audit: AuditRepository,
    private readonly notifier: LiveNotifier,
  ) {}

  async begin(workspaceId: string, request: BulkRequestDto, actor: Actor): Promise<BulkReceiptDto> {
    assertAimed(request);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const { action, dryRun } = request;
      const filter = selectionOf(request.filter);
      await this.assertPort(tx, request);
      const options = await this.optionsOf(tx, request);
      const count = await this.operations.count(tx, action, filter);
      if (dryRun || count === 0) return { count, id: null };
      const requestedBy = actor.kind === 'member' ? actor.id : null;
      const id = await this.operations.insert(tx, { action, filter, options, requestedBy, total: count });
      const subject = { kind: 'bulk-operation', id };
      const detail = bulkFacts({ action, filter, total: count });
      await this.audit.write(tx, { actor, action: 'runs.bulk-ordered', subject, detail });
      await this.notifier.changed(tx, 'operation', id);
      return { count, id };
    });
  }

  async list(workspaceId: string, { limit, cursor }: PageQueryDto): Promise<BulkOperationPageDto> {
    const page = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.operations.list(tx, limit, cursor ?? null),
    );
    return { items: page.items.map(dtoOf), nextCursor: page.nextCursor };
  }

  async read(workspaceId: string, id: string): Promise<BulkOperationDto> {
    return dtoOf(await this.transactions.inWorkspace(workspaceId, (tx) => this.operations.get(tx, id)));
  }

  async cancel(workspaceId: string, id: string, actor: Actor): Promise<BulkOperationDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.operations.get(tx, id);
      if (!(await this.operations.cancel(tx, id)))
        throw new DomainError('conflict', 'The operation has ended already, so there is nothing to stop.');
      await this.audit.write(tx, { actor, action: 'runs.bulk-stopped', subject: { kind: 'bulk-operation', id } });
      await this.notifier.changed(tx, 'operation', id);
      return dtoOf(await this.operations.get(tx, id));
    });
  }

  /** A move is made to one version, whatever is published while it goes on. */
  private async optionsOf(
    tx: WorkspaceTransaction,
    { action, filter: { workflowId }, options = {} }: BulkRequestDto,
  ): Promise<BulkOptions> {
    const { mapping = {} } = options;
    const isMove = action === 'move';
    if (workflowId === undefined || (!isMove && Object.keys(mapping).length === 0)) return { ...options };
    const { liveVersion } = await this.workflows.get(tx, workflowId);
    const toVersion = (isMove ? options.toVersion : undefined) ?? liveVersion;
    if (toVersion === null) throw new DomainError('conflict', 'The workflow has no live version to go on with.');
    assertMapping(await this.planOf(tx, workflowId, toVersion), mapping, 'options.mapping');
    return isMove ? { ...options, toVersion } : { ...options };
  }

  /** Where the version is known, so are the ways out of the step; otherwise each run finds out for itself. */
  private async assertPort(tx: WorkspaceTransaction, { filter, options = {} }: BulkRequestDto): Promise<void> {
    const { workflowId, version, node } = filter;
    const { port } = options;
    if (workflowId === undefined || version === undefined || port === undefined) return;
    const step = (await this.planOf(tx, workflowId, version)).nodes.find(({ id }) => id === node);
    if (step !== undefined) assertWayOut(waysOut(step), port, 'options.port');
  }

  private async planOf(tx: WorkspaceTransaction, workflowId: string, version: number): Promise<Plan> {
    const { planHash } = await this.versions.byNumber(tx, workflowId, version);
    return this.plans.get(tx, planHash);
  }
}

function selectionOf(filter: BulkFilterDto): RunSelection {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  return { ...EVERY_RUN, ...given };
}

function dtoOf(operation: BulkOperation): BulkOperationDto {
  const { workflowId, version, status, node, contactId, startedBefore, startedAfter } = operation.filter;
  const filter = { workflowId, version, status, node, contactId, startedBefore, startedAfter };
  const { version: retryVersion, evenIfUnknown, port, toVersion, mapping } = operation.options;
  const options = { version: retryVersion, evenIfUnknown, port, toVersion, mapping };
  return {
    ...operation,
    filter: withoutNothing(filter),
    options: withoutNothing(options),
    brokenRuns: [...operation.brokenRuns],
    createdAt: operation.createdAt.toISOString(),
    endedAt: operation.endedAt?.toISOString() ?? null,
  };
}

type Something<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutNothing<T extends object>(values: T): Something<T> {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as Something<T>;
}
