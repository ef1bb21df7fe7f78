import {
  Client,
  type ConnectionLike,
  type DataConverter,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionStatusName,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client';
import {
  planReference,
  type PlanReference,
  type RunCarry,
  type RunOrder,
  type RunOrderSignal,
  type RunPlace,
  type RunStart,
  SEARCH_ATTRIBUTES,
  SIGNALS,
  sleepsUntil,
  TASK_QUEUES,
  UPDATES,
  type WaitSignal,
} from '@flowkeep/workflow-runtime/contract';
import { runWorkflowId } from './workflow-id.ts';

export interface RunClientOptions {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
  /** True where a worker of the runs queue shares the connection: the first task then comes with the answer. */
  readonly eagerStart: boolean;
}

/** What operators read of a run; nothing personal. */
export interface RunLabel {
  /** Type of the Temporal workflow. */
  readonly slug: string;
  readonly workflowName: string;
}

/** A start, with the ids of the orders to cancel that the run follows already. */
type RunBeginning = RunStart & { readonly cancels?: readonly string[] };

/** Where Temporal says that a run stands. `unknown`: it never had it, or has forgotten it. */
export type RunStanding = 'open' | 'completed' | 'failed' | 'cancelled' | 'terminated' | 'timed-out' | 'unknown';

const STANDINGS: Partial<Readonly<Record<WorkflowExecutionStatusName, RunStanding>>> = {
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timed-out',
};

/** States of runs that are over, or go on as another run of the same id. */
const CLOSED = ['Completed', 'Failed', 'Canceled', 'Terminated', 'TimedOut', 'ContinuedAsNew'];
/**
 * Said so that a database finds runs by their ids: by "is running" it would go through all that run, and through as many
 * by the division, which Temporal adds to a question that does not speak of it.
 */
const IS_OPEN = `ExecutionStatus not in (${quoted(CLOSED)})
  and (TemporalNamespaceDivision is null or TemporalNamespaceDivision is not null)`;

/** A run that goes on sooner is begun at once, milliseconds. */
const SHORTEST_SLEEP = 1_000;
/** Where Temporal keeps which orders to cancel came with the start: ids in one text. */
const CANCELS = 'cancels';
/** How long a run that is woken may take to answer, milliseconds. Whoever waits in vain tells it once more. */
const WAKING = 10_000;

/** Starts and steers runs on Temporal. Every call may be repeated without harm. */
export class RunClient {
  readonly temporal: Client;
  private readonly eagerStart: boolean;

  constructor({ connection, namespace, dataConverter, eagerStart }: RunClientOptions) {
    this.temporal = new Client({ connection, namespace, dataConverter });
    this.eagerStart = eagerStart;
  }

  /** Gives the id of the Temporal workflow. A run that was started before, even one that has ended, is left alone. */
  async start(run: RunBeginning, label: RunLabel): Promise<string> {
    return this.begin(run, label, 'REJECT_DUPLICATE');
  }

  /**
   * Begins a run anew that has ended, from the place in `carry`. One that is under way is left alone. Once it has
   * ended again, a repeated call would begin it once more: the caller must know its attempts.
   */
  async restart(run: RunStart & { readonly carry: RunCarry }, label: RunLabel): Promise<string> {
    return this.begin(run, label, 'ALLOW_DUPLICATE');
  }

  private async begin(
    { cancels = [], ...run }: RunBeginning,
    { slug, workflowName }: RunLabel,
    workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE',
  ): Promise<string> {
    const workflowId = runWorkflowId(slug, run.subjectKeyRef, run.runId);
    const startDelay = sleepOf(run);
    const asleep = startDelay === 0 ? {} : ({ asleep: true } as const);
    try {
      await this.temporal.workflow.start(slug, {
        workflowId,
        taskQueue: TASK_QUEUES.runs,
        args: [{ ...run, ...asleep }, planReference(run.workspaceId, run.planHash)],
        workflowIdReusePolicy,
        workflowIdConflictPolicy: 'FAIL',
        ...(startDelay === 0 ? { requestEagerStart: this.eagerStart } : { startDelay }),
        ...(cancels.length > 0 && { memo: { [CANCELS]: cancels.join(' ') } }),
        staticSummary: `${workflowName}, version ${String(run.version)}`,
        staticDetails: `[Open the run on its canvas](${run.runUrl})`,
        typedSearchAttributes: [
          { key: SEARCH_ATTRIBUTES.workspace, value: run.workspaceId },
          { key: SEARCH_ATTRIBUTES.workflow, value: slug },
          { key: SEARCH_ATTRIBUTES.version, value: run.version },
          { key: SEARCH_ATTRIBUTES.contact, value: run.subjectKeyRef },
          ...(run.shown === undefined ? [] : placeAttributes(run.shown)),
        ],
      });
    } catch (thrown) {
      if (!(thrown instanceof WorkflowExecutionAlreadyStartedError)) throw thrown;
    }
    return workflowId;
  }

  /** False where the run has ended or was never started. */
  async signalEvent(workflowId: string, signal: WaitSignal): Promise<boolean> {
    return reached(() => this.temporal.workflow.getHandle(workflowId).signal(SIGNALS.event, signal));
  }

  /** False where the run has ended or was never started. Throws where it sleeps and no worker wakes it in time. */
  async order(workflowId: string, order: RunOrder): Promise<boolean> {
    return this.tell(workflowId, (run) => run.signal(SIGNALS.order, ...orderArguments(order)));
  }

  /** Where a cancelled run undoes its work first: it ends without that. False as for {@link cancel}. */
  async cancelAtOnce(workflowId: string, reason: string): Promise<boolean> {
    return this.tell(workflowId, (run) => run.signal(SIGNALS.cancelRun, reason));
  }

  /** False where the run has ended or was never started. */
  async cancel(workflowId: string): Promise<boolean> {
    return reached(() => this.temporal.workflow.getHandle(workflowId).cancel());
  }

  /**
   * Ids of the orders to cancel that came with the start, so that the run need not be told of them; null where Temporal
   * does not know the run.
   */
  async cancelsOf(workflowId: string): Promise<readonly string[] | null> {
    try {
      const { memo = {} } = await this.temporal.workflow.getHandle(workflowId).describe();
      const cancels = memo[CANCELS];
      return typeof cancels === 'string' ? cancels.split(' ') : [];
    } catch (thrown) {
      if (thrown instanceof WorkflowNotFoundError) return null;
      throw thrown;
    }
  }

  /** Throws while Temporal does not answer. */
  async standing(workflowId: string): Promise<RunStanding> {
    try {
      const { status } = await this.temporal.workflow.getHandle(workflowId).describe();
      return STANDINGS[status.name] ?? 'open';
    } catch (thrown) {
      if (thrown instanceof WorkflowNotFoundError) return 'unknown';
      throw thrown;
    }
  }

  /**
   * Whether Temporal counts all of up to some hundred different runs as under way. Its count lags behind: where it says
   * no, they may be under way all the same. Throws while Temporal does not answer.
   */
  async areCountedAsOpen(workflowIds: readonly string[]): Promise<boolean> {
    if (workflowIds.length === 0) return true;
    const query = `WorkflowId in (${quoted(workflowIds)}) and ${IS_OPEN}`;
    const { count } = await this.temporal.workflow.count(query);
    return count === workflowIds.length;
  }

  /** Ends a run at once, without its say. False where it has ended or was never started. */
  async terminate(workflowId: string, reason: string): Promise<boolean> {
    return reached(() => this.temporal.workflow.getHandle(workflowId).terminate(reason));
  }

  /**
   * A run that Temporal has not begun with hears of no signal until it is woken. One that has ended by then has heard
   * of it: only the signal says whether it arrived.
   */
  private async tell(workflowId: string, signal: (run: WorkflowHandle) => Promise<void>): Promise<boolean> {
    const run = this.temporal.workflow.getHandle(workflowId);
    if (!(await reached(() => signal(run)))) return false;
    await reached(() => this.wake(run));
    return true;
  }

  /**
   * One that was woken before is woken once more: Temporal goes on naming the time that it was to begin at. Throws
   * where no worker takes it in time; Temporal may forget that it was to be woken.
   */
  private async wake(run: WorkflowHandle): Promise<void> {
    const { executionTime } = await run.describe();
    if ((executionTime?.getTime() ?? 0) <= Date.now()) return;
    await this.temporal.withDeadline(Date.now() + WAKING, () => run.executeUpdate(UPDATES.wake));
  }
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

/** How long Temporal need not begin with a run, milliseconds. */
function sleepOf({ carry }: RunStart): number {
  const until = carry === undefined ? null : sleepsUntil(carry);
  const left = until === null ? 0 : until - Date.now();
  return left < SHORTEST_SLEEP ? 0 : left;
}

/** The plan is an argument of its own: so the codec swaps it in. */
function orderArguments(order: RunOrder): [RunOrderSignal, PlanReference?] {
  if (order.kind !== 'move') return [order];
  const { plan, ...rest } = order;
  return [rest, plan];
}

function placeAttributes({ node, waitingFor }: RunPlace) {
  return [
    ...(node === null ? [] : [{ key: SEARCH_ATTRIBUTES.node, value: node }]),
    ...(waitingFor === null ? [] : [{ key: SEARCH_ATTRIBUTES.waitingFor, value: waitingFor }]),
  ];
}

async function reached(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (thrown) {
    if (thrown instanceof WorkflowNotFoundError) return false;
    throw thrown;
  }
}
