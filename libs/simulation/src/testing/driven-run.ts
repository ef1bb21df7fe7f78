import { DomainError, type StepReport } from '@flowkeep/contracts';
import {
  type Command,
  createEngine,
  driveQuick,
  type EngineEvent,
  type ExecuteCommand,
  type QuickHands,
  type RunState,
  type SettledEvent,
  stepErrorOf,
  type StepResult,
  timersOf,
  type Transition,
  type Unsettled,
  waitEventsOf,
  type WaitCommand,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import type { NodeServices } from '@flowkeep/node-sdk';
import { controls } from '@flowkeep/nodes';
import { findExecutor } from '@flowkeep/nodes/executors';
import { giveUp } from '../retry-pause.ts';
import { type Answer, answersOf, type Scenario } from '../scenario.ts';
import { HeardEvents } from './heard-events.ts';

/** Something that is going to happen; it gives what the run is told then. */
interface Coming {
  readonly at: number;
  readonly tell: () => readonly EngineEvent[];
}

/** What a driven run came to. */
export interface Driven {
  readonly state: RunState;
  /** The latest report of each step. */
  readonly steps: readonly StepReport[];
}

/**
 * Brings a run on as a worker does, and not as a simulation: in one drive everything that its own database can do,
 * outbound steps side by side, and waits by a table of events. Only its clock and its services are not real.
 */
export function drive(plan: Plan, scenario: Scenario): Promise<Driven> {
  return new DrivenRun(plan, scenario).play();
}

class DrivenRun {
  private readonly engine;
  private readonly reports = new Map<string, StepReport>();
  private readonly events = new HeardEvents();
  private readonly begun = new Set<string>();
  private readonly inbox: EngineEvent[] = [];
  private coming: readonly Coming[] = [];
  private now: number;
  private next: Transition;

  constructor(
    private readonly plan: Plan,
    private readonly scenario: Scenario,
  ) {
    this.engine = createEngine(plan, controls);
    this.now = Date.parse(scenario.startAt);
    const { triggerNode, trigger, contact, workspace } = scenario;
    this.next = this.engine.start({ runId: 'driven', triggerNode, trigger, contact, workspace }, this.now);
    this.expectHappenings();
  }

  async play(): Promise<Driven> {
    for (;;) {
      const { state, left } = await driveQuick(this.engine, this.next, this.hands);
      this.next = { state, commands: left, reports: [] };
      for (const command of left) if (isOutbound(command)) await this.begin(command, state);
      const event = state.status === 'running' ? this.nextEvent() : undefined;
      if (event === undefined) return { state, steps: [...this.reports.values()] };
      const told = this.engine.advance(state, event, this.now);
      const quick = left.filter((command) => command.kind === 'execute' && command.class === 'quick');
      this.next = { ...told, commands: [...quick, ...told.commands] };
    }
  }

  private expectHappenings(): void {
    const contactId = this.scenario.contact?.id ?? null;
    for (const { after, kind, key = '', payload = {} } of this.scenario.happenings) {
      if (kind !== 'event.custom') throw new Error(`"${kind}" cannot happen to a driven run.`);
      this.later(after, () => this.events.deliver(this.next.state, { kind, key, contactId, payload }, this.now));
    }
  }

  private get hands(): QuickHands {
    return {
      execute: (command, state) => this.execute(command, state),
      isOutage: () => false,
      settle: (unsettled) => Promise.resolve(this.settle(unsettled)),
      now: () => this.now,
    };
  }

  /** What is to be done at once comes before the next moment at which something happens. */
  private nextEvent(): EngineEvent | undefined {
    const { state, commands } = this.next;
    if (commands.some(({ kind }) => kind === 'continue')) return { kind: 'continue' };
    while (this.inbox.length === 0) {
      const [timer] = [...timersOf(state)].sort((one, other) => one.until - other.until);
      const [soonest] = [...this.coming].sort((one, other) => one.at - other.at);
      const at = Math.min(timer?.until ?? Infinity, soonest?.at ?? Infinity);
      if (at === Infinity) return undefined;
      this.now = Math.max(this.now, at);
      if (timer?.until === at) return { kind: 'due', stepKey: timer.key };
      this.coming = this.coming.filter((each) => each !== soonest);
      this.inbox.push(...(soonest?.tell() ?? []));
    }
    return this.inbox.shift();
  }

  private async begin(command: ExecuteCommand, state: RunState): Promise<void> {
    const { stepKey, node } = command;
    if (this.begun.has(stepKey)) return;
    this.begun.add(stepKey);
    const { after = 0 } = this.answerTo(node);
    try {
      const result = await this.execute(command, state);
      this.later(after, () => [{ kind: 'executed', stepKey, result }]);
    } catch (thrown) {
      const error = stepErrorOf(thrown, this.now);
      const { retry } = this.plan.nodes[node] ?? {};
      const pauses = retry === undefined ? 0 : giveUp(retry, error.code).seconds;
      this.later(after + pauses, () => [{ kind: 'failed', stepKey, error }]);
    }
  }

  private async execute({ stepKey, node, config }: ExecuteCommand, state: RunState): Promise<StepResult> {
    const { error } = this.answerTo(node);
    if (error !== undefined) throw new DomainError('provider-rejected', error.message);
    const executor = findExecutor(this.plan.nodes[node]?.type ?? '');
    if (executor === undefined) throw new Error('Nothing executes such a step.');
    const { runId, workspace, contact } = state;
    const { signal } = new AbortController();
    const services = servicesAt(this.now);
    const result = await executor({ config, stepKey, runId, attempt: 1, workspace, contact, services, signal });
    return { ...result, output: result.output ?? {} };
  }

  private settle({ waits, reports }: Unsettled): readonly SettledEvent[] {
    for (const report of reports) this.reports.set(report.key, report);
    return waits.flatMap((wait) => {
      const past = this.events.lookBack(wait.stepKey, wait.request);
      if (past === null) this.answer(wait);
      return past ?? [];
    });
  }

  /** A question is answered after its time, if anybody still waits for it. */
  private answer({ stepKey, node, request }: WaitCommand): void {
    const { port, after = 60 } = this.answerTo(node);
    const isQuestion = waitEventsOf(request).some(({ kind }) => kind === 'approval.answered');
    if (!isQuestion || port === undefined || port === 'expired') return;
    const fact = { kind: 'approval.answered', key: stepKey, contactId: null } as const;
    const payload = { choice: port, by: null, note: '' };
    this.later(after, () => this.events.deliver(this.next.state, { ...fact, payload }, this.now));
  }

  private later(seconds: number, tell: Coming['tell']): void {
    this.coming = [...this.coming, { at: this.now + seconds * 1_000, tell }];
  }

  private answerTo(node: number): Answer {
    const [answer = {}] = answersOf(this.scenario.answers[this.plan.nodes[node]?.id ?? ''] ?? {});
    return answer;
  }
}

function isOutbound(command: Command): command is ExecuteCommand {
  return command.kind === 'execute' && command.class === 'outbound';
}

function servicesAt(now: number): NodeServices {
  const never = () => Promise.reject(new Error('A driven run has no such service.'));
  return {
    messages: { send: never },
    contacts: { upsert: never },
    deals: { move: never },
    ai: { classify: never },
    runs: { start: never },
    approvals: {
      open: ({ expiresAfterSeconds }) => {
        const expires = expiresAfterSeconds === null ? null : new Date(now + expiresAfterSeconds * 1_000).toISOString();
        return Promise.resolve({ approvalId: 'a', expiresAt: expires });
      },
    },
    http: { request: () => Promise.resolve({ status: 200, headers: {}, body: {} }) },
  };
}
