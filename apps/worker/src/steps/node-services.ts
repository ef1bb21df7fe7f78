import type { WorkspaceSnapshot } from '@flowkeep/contracts';
import { type Classifier, readModelAccount } from '@flowkeep/ai';
import type { ContactService, CrmEvents, DealMove, DealMoved, DealService } from '@flowkeep/crm';
import type { MessageSender } from '@flowkeep/messaging';
import type { HttpRequest, NodeServices } from '@flowkeep/node-sdk';
import {
  type ApprovalRepository,
  assigneeOf,
  type ConnectionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { ChildRuns } from '../dispatch/child-runs.ts';
import type { HttpClient } from '../http/http-client.ts';

/** Runs work in a transaction of the step's workspace: one of its own, or one that is open already. */
export type InTransaction = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => Promise<T>;

/** Whose services these are. */
export interface ServedStep {
  readonly workspaceId: string;
  readonly runId: string;
  readonly stepKey: string;
  /** The key of the run's person: the name by which providers may tell people apart. */
  readonly subjectKeyRef: string;
  readonly workspace: WorkspaceSnapshot;
}

export interface DomainServices {
  readonly contacts: ContactService;
  readonly deals: DealService;
  readonly crmEvents: CrmEvents;
  readonly approvals: ApprovalRepository;
  readonly childRuns: ChildRuns;
  readonly messages: MessageSender;
  readonly classifier: Classifier;
  readonly connections: ConnectionRepository;
  readonly http: HttpClient;
}

/** A worker that dies in the middle of a call makes it again; by this header the other side can tell. */
function withStepKey(request: HttpRequest, stepKey: string): HttpRequest {
  const given = Object.keys(request.headers).some((name) => name.toLowerCase() === 'idempotency-key');
  return given ? request : { ...request, headers: { ...request.headers, 'idempotency-key': stepKey } };
}

/** Gives each step what it may do to the world, bound to its workspace and its key. */
export class NodeServicesFactory {
  constructor(private readonly domain: DomainServices) {}

  forStep(step: ServedStep, inTransaction: InTransaction, signal: AbortSignal): NodeServices {
    const { contacts, messages, classifier, connections, http, childRuns } = this.domain;
    const { workspaceId, runId, stepKey, subjectKeyRef, workspace } = step;
    return {
      messages: { send: (request) => messages.send({ workspaceId, stepKey, runId, request }, signal) },
      contacts: {
        upsert: (contactId, values) =>
          inTransaction(async (tx) => {
            const result = await contacts.upsert(tx, workspace.region, contactId, values);
            await this.domain.crmEvents.contactChanged(tx, result.contact.id, result.changed);
            return result;
          }),
      },
      deals: {
        move: (request) =>
          inTransaction((tx) => this.moveDeal(tx, { ...request, currency: workspace.currency, stepKey })),
      },
      runs: { start: (call) => inTransaction((tx) => childRuns.begin(tx, step, call)) },
      approvals: { open: (request) => inTransaction((tx) => this.openApproval(tx, step, request)) },
      ai: {
        classify: async (request) => {
          const account = readModelAccount(await inTransaction((tx) => connections.open(tx, 'openai')));
          return classifier.classify(account, subjectKeyRef, request, signal);
        },
      },
      http: { request: (request) => http.request(withStepKey(request, stepKey), signal) },
    };
  }

  private async moveDeal(tx: WorkspaceTransaction, move: DealMove): Promise<DealMoved> {
    const { deals, crmEvents } = this.domain;
    const moved = await deals.move(tx, move);
    if (moved.created || moved.previousStage !== null)
      await crmEvents.dealMoved(tx, await deals.get(tx, moved.dealId), moved.previousStage, move.stepKey);
    return moved;
  }

  private async openApproval(
    tx: WorkspaceTransaction,
    { runId, stepKey, subjectKeyRef }: ServedStep,
    { assignee, ...question }: ApprovalRequest,
  ): ReturnType<NodeServices['approvals']['open']> {
    const asked = { runId, stepKey, subjectKeyRef, ...question, assignee: assigneeOf(assignee) };
    const { approvalId, expiresAt } = await this.domain.approvals.open(tx, asked);
    return { approvalId, expiresAt: expiresAt?.toISOString() ?? null };
  }
}

type ApprovalRequest = Parameters<NodeServices['approvals']['open']>[0];
