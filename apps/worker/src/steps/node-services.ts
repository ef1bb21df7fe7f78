import { DomainError, type WorkspaceSnapshot } from '@flowkeep/contracts';
import { type Classifier, readModelAccount } from '@flowkeep/ai';
import type { ContactService, CrmEvents, DealMove, DealMoved, DealService } from '@flowkeep/crm';
import type { MessageSender } from '@flowkeep/messaging';
import type { HttpRequest, NodeServices } from '@flowkeep/node-sdk';
import {
  type ApprovalRepository,
  assigneeOf,
  type ConnectionRepository,
  RunHopsRepository,
  MemberRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { ChildRuns } from '../dispatch/child-runs.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { ProviderPace } from './provider-pace.ts';

/** Runs work in a transaction of the step's workspace: one of its own, or one that is open already. */
export type InTransaction = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => Promise<T>;

/** Does what is not of the step's time; the signal tells of its cancellation only. */
type OutsideTime = (wait: (cancellation: AbortSignal) => Promise<void>) => Promise<void>;

/** Whose services these are. */
export interface ServedStep {
  readonly workspaceId: string;
  readonly runId: string;
  readonly stepKey: string;
  /** The key of the run's person: the name by which providers may tell people apart. */
  readonly subjectKeyRef: string;
  readonly workspace: WorkspaceSnapshot;
  /** How many runs have led to this one; only where the run is not in the tables yet. */
  readonly hops?: number;
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
  readonly pace: ProviderPace;
}

/** A worker that dies in the middle of a call makes it again; by this header the other side can tell. */
function withStepKey(request: HttpRequest, stepKey: string): HttpRequest {
  const given = Object.keys(request.headers).some((name) => name.toLowerCase() === 'idempotency-key');
  return given ? request : { ...request, headers: { ...request.headers, 'idempotency-key': stepKey } };
}

/** Gives each step what it may do to the world, bound to its workspace and its key. */
export class NodeServicesFactory {
  private readonly hops = new RunHopsRepository();

  private readonly members = new MemberRepository();

  constructor(private readonly domain: DomainServices) {}

  forStep(
    step: ServedStep,
    inTransaction: InTransaction,
    signal: AbortSignal,
    outside: OutsideTime = (wait) => wait(signal),
  ): NodeServices {
    const { contacts, childRuns } = this.domain;
    const { stepKey, workspace } = step;
    return {
      ...this.providersFor(step, inTransaction, signal, outside),
      contacts: {
        upsert: (contactId, values) =>
          inTransaction(async (tx) => {
            const result = await contacts.upsert(tx, workspace.region, contactId, values);
            if (result.changed.length === 0) return result;
            const hops = await this.hopsAfter(tx, step);
            await this.domain.crmEvents.contactChanged(tx, result.contact, result.changed, hops);
            return result;
          }),
      },
      deals: {
        move: (request) =>
          inTransaction((tx) => this.moveDeal(tx, step, { ...request, currency: workspace.currency, stepKey })),
      },
      runs: { start: (call) => inTransaction((tx) => childRuns.begin(tx, step, call)) },
      approvals: { open: (request) => inTransaction((tx) => this.openApproval(tx, step, request)) },
    };
  }

  /** Calls to others, each in its turn. */
  private providersFor(
    { workspaceId, runId, stepKey, subjectKeyRef }: ServedStep,
    inTransaction: InTransaction,
    signal: AbortSignal,
    outside: OutsideTime,
  ): Pick<NodeServices, 'messages' | 'ai' | 'http'> {
    const { messages, classifier, connections, http, pace } = this.domain;
    return {
      messages: {
        send: (request) => {
          const place = pace.placeAt('whatsapp');
          const command = { workspaceId, stepKey, runId, request };
          if (place === null) return messages.send(command, signal);
          const wait = (prepare: () => Promise<void>): Promise<void> =>
            outside((cancellation) => place.wait(cancellation, prepare));
          const outOfTurn = (): Promise<void> => outside((cancellation) => place.outOfTurn(cancellation));
          return messages.send(command, signal, { wait, isNow: () => place.isNow(), outOfTurn });
        },
      },
      ai: {
        classify: async (request) => {
          const account = readModelAccount(await inTransaction((tx) => connections.open(tx, 'openai')));
          await outside((cancellation) => pace.turn('ai', cancellation));
          return classifier.classify(account, subjectKeyRef, request, signal);
        },
      },
      http: {
        request: async (request) => {
          await outside((cancellation) => pace.turn('http', cancellation));
          return http.request(withStepKey(request, stepKey), signal);
        },
      },
    };
  }

  private async moveDeal(tx: WorkspaceTransaction, step: ServedStep, move: DealMove): Promise<DealMoved> {
    const { deals, crmEvents } = this.domain;
    const moved = await deals.move(tx, move);
    if (!moved.created && moved.previousStage === null) return moved;
    const [deal, hops] = [await deals.get(tx, moved.dealId), await this.hopsAfter(tx, step)];
    await crmEvents.dealMoved(tx, deal, moved.previousStage, move.stepKey, hops);
    return moved;
  }

  /** Hops of an event that the step makes. */
  private async hopsAfter(tx: WorkspaceTransaction, { runId, hops }: ServedStep): Promise<number> {
    return hops === undefined ? this.hops.after(tx, runId) : hops + 1;
  }

  private async openApproval(
    tx: WorkspaceTransaction,
    { runId, stepKey, subjectKeyRef }: ServedStep,
    { assignee, ...question }: ApprovalRequest,
  ): ReturnType<NodeServices['approvals']['open']> {
    const whom = assigneeOf(assignee);
    if (whom.kind === 'member') await this.assertMember(tx, whom.memberId);
    const asked = { runId, stepKey, subjectKeyRef, ...question, assignee: whom };
    const { approvalId, expiresAt } = await this.domain.approvals.open(tx, asked);
    return { approvalId, expiresAt: expiresAt?.toISOString() ?? null };
  }

  /** A question for somebody who has left would wait for nobody. */
  private async assertMember(tx: WorkspaceTransaction, id: string): Promise<void> {
    if (((await this.members.find(tx, id)) ?? (await this.members.findByUser(tx, id))) !== null) return;
    throw new DomainError(
      'configuration-missing',
      'The member who is to answer is not in this workspace. Choose somebody else at the step, then publish.',
    );
  }
}

type ApprovalRequest = Parameters<NodeServices['approvals']['open']>[0];
