import {
  type ContactSnapshot,
  type JsonObject,
  type RunStatus,
  skippedCallError,
  type WorkspaceSnapshot,
} from '@flowkeep/contracts';
import type { RunInput } from '@flowkeep/engine';
import type { Scope } from '@flowkeep/expressions';
import { type EarlierRuns, type Plan, refusedReentry, turnValue } from '@flowkeep/graph';
import type { Journal } from './journal.ts';
import type { SimulatedChild } from './result.ts';
import { RunQueue } from './run-queue.ts';
import type { SimulatedRun } from './simulated-run.ts';

/** The plan of another workflow by its id; undefined where it is not known. */
export type FindPlan = (workflowId: string) => Plan | undefined | Promise<Plan | undefined>;

/** What children need of the simulation. */
export interface ChildHost {
  readonly journal: Journal;
  /** Epoch milliseconds of the virtual clock. */
  readonly now: () => number;
  readonly nextRunId: () => string;
  readonly addRun: (plan: Plan, place: SimulatedRun['place']) => SimulatedRun;
  readonly begin: (run: SimulatedRun, input: RunInput) => void;
  readonly stop: (run: SimulatedRun) => void;
  /** Tells whoever waits for the end of a run. */
  readonly tellEnd: (runId: string, end: RunEnd) => void;
}

/** How a run ended, as the one that began it hears of it. */
export interface RunEnd {
  readonly status: RunStatus;
  readonly outcome: string | null;
  readonly output: JsonObject;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** A call for a run of another workflow. */
export interface ChildCall {
  readonly parent: SimulatedRun;
  /** The calling node as answers name it. */
  readonly node: string;
  readonly workflowId: string;
  readonly inputs: JsonObject;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
}

interface Child {
  readonly call: ChildCall;
  readonly run: SimulatedRun;
  /** Epoch milliseconds. */
  readonly calledAt: number;
  skipped: boolean;
}

/** Runs that other runs of the simulation begin: with plans of their own, under the rules of their workflows. */
export class ChildRuns {
  private readonly children: Child[] = [];
  private readonly queue: RunQueue;

  constructor(
    private readonly host: ChildHost,
    private readonly findPlan: FindPlan,
    private readonly mostDeep: number,
  ) {
    this.queue = new RunQueue((run) => host.stop(run));
  }

  /** Begins a run and gives its id. Where its workflow is not known, it ends at once, with nothing. */
  async start(call: ChildCall): Promise<string> {
    const { parent, node, workflowId } = call;
    const runId = this.host.nextRunId();
    const depth = parent.place.depth + 1;
    const plan = depth > this.mostDeep ? undefined : await this.findPlan(workflowId);
    const triggerNode = plan?.triggers.map((index) => plan.nodes[index]).find((n) => n?.type === 'trigger.call')?.id;
    if (plan === undefined || triggerNode === undefined) {
      const why = depth > this.mostDeep ? 'it stands too deep' : 'it is not known here';
      this.host.journal.problem('call', node, `The workflow that "${node}" calls was not simulated: ${why}.`);
      this.host.tellEnd(runId, { status: 'completed', outcome: null, output: {}, error: null });
      return runId;
    }
    const run = this.host.addRun(plan, { runId, prefix: `${node}/`, depth, workflowId });
    this.admit(call, run, triggerNode);
    return runId;
  }

  ended(run: SimulatedRun): void {
    const { state, place } = run;
    if (state === null || place.workflowId === null) return;
    const { status, outcome = null, result = {}, error = null } = state;
    this.host.tellEnd(place.runId, { status, outcome, output: result, error });
    this.queue.release(run);
  }

  list(): readonly SimulatedChild[] {
    return this.children.map(({ call: { node, workflowId }, run, skipped }) => ({
      node,
      workflowId,
      status: skipped ? 'skipped' : (run.state?.status ?? 'queued'),
      startedAt: run.state === null ? null : new Date(run.state.startedAt).toISOString(),
      endedAt: run.endedAt === null ? null : new Date(run.endedAt).toISOString(),
    }));
  }

  private admit(call: ChildCall, run: SimulatedRun, triggerNode: string): void {
    const now = this.host.now();
    const { inputs: trigger, contact, workspace, workflowId } = call;
    const { reentry, oneAtATime } = run.plan.settings;
    const refused =
      reentry === undefined || contact === null
        ? null
        : refusedReentry(reentry, this.earlierRuns(workflowId, contact.id), now);
    const child = { call, run, calledAt: now, skipped: false };
    this.children.push(child);
    if (refused !== null) return this.skip(child, refused);
    const { runId } = run.place;
    const begin = (): void => this.host.begin(run, { runId, triggerNode, trigger, contact, workspace });
    const turn = oneAtATime === undefined ? '' : turnValue(oneAtATime, contact?.id ?? null, scopeOf(call));
    if (oneAtATime === undefined || turn === '') return begin();
    if (!this.queue.admit(`${workflowId} ${turn}`, oneAtATime.then, run, begin)) this.skip(child, 'another-running');
  }

  /** The person's runs of a workflow in this simulation, without those that never began. */
  private earlierRuns(workflowId: string, contactId: string): EarlierRuns {
    const theirs = this.children.filter(
      ({ call, skipped }) => !skipped && call.workflowId === workflowId && call.contact?.id === contactId,
    );
    return {
      any: theirs.length > 0,
      running: theirs.some(({ run }) => run.endedAt === null),
      lastStartedAt: theirs.at(-1)?.calledAt ?? null,
    };
  }

  private skip(child: Child, outcome: string): void {
    child.skipped = true;
    const { runId } = child.run.place;
    this.host.tellEnd(runId, { status: 'skipped', outcome, output: {}, error: skippedCallError(outcome) });
  }
}

function scopeOf({ inputs, contact, workspace }: ChildCall): Scope {
  const about = contact === null ? null : { ...contact };
  return { trigger: inputs, contact: about, vars: {}, steps: {}, workspace: { ...workspace }, run: {} };
}
