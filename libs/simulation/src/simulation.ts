import type { EventKind, InboxEvent, JsonObject, MessageContent } from '@flowkeep/contracts';
import {
  type Command,
  type ControlRegistry,
  createEngine,
  DEADLINE_KEY,
  type EngineEvent,
  timersOf,
  type Transition,
  type WaitRequest,
} from '@flowkeep/engine';
import type { Graph, Plan } from '@flowkeep/graph';
import type { Executor } from '@flowkeep/node-sdk';
import { Agenda } from './agenda.ts';
import { answerToWait } from './answer-to-wait.ts';
import { Answers } from './answers.ts';
import { CoverageCounter } from './coverage.ts';
import { Journal } from './journal.ts';
import type { SimulationLimits } from './limits.ts';
import { type Answer, type Happening, isOrder, type OrderKind, type Scenario } from './scenario.ts';
import { type Hearing, type RunPlace, SimulatedRun } from './simulated-run.ts';
import { type ServedSimulation, simulatedServices } from './simulated-services.ts';
import { SimulatedWorld } from './simulated-world.ts';
import { executeStep } from './step-execution.ts';

type ExecuteCommand = Extract<Command, { kind: 'execute' }>;
type WaitCommand = Extract<Command, { kind: 'wait' }>;
type Work =
  | { readonly kind: 'execute'; readonly run: SimulatedRun; readonly command: ExecuteCommand }
  | { readonly kind: 'continue'; readonly run: SimulatedRun };

interface RunTimer {
  readonly run: SimulatedRun;
  readonly key: string;
  readonly until: number;
}

const DAY_MILLISECONDS = 86_400_000;
/** The same for every simulation, so that a split by run id comes out the same. */
const RUN_ID = '00000000-0000-4000-8000-5100000000a1';

/** What a simulation acts with. */
export interface SimulationMeans {
  readonly scenario: Scenario;
  readonly limits: SimulationLimits;
  readonly controls: ControlRegistry;
  readonly findExecutor: (type: string) => Executor | undefined;
  readonly templateText: (name: string, language: string) => string | null;
}

/** All runs of one simulation, their common clock and what happens to them: one engine event after the other. */
export class Simulation implements ServedSimulation {
  readonly world = new SimulatedWorld();
  readonly journal: Journal;
  readonly coverage: CoverageCounter;
  readonly main: SimulatedRun;
  readonly startedAt: number;
  /** Epoch milliseconds of the virtual clock. */
  now: number;
  /** How many events the engine was told of. */
  told = 0;
  private readonly agenda = new Agenda();
  private readonly answers: Answers;
  private readonly runs: SimulatedRun[] = [];
  private readonly events: InboxEvent[] = [];
  /** What can be done at this very moment, first come first served. */
  private readonly work: Work[] = [];
  /** What the scenario says to a step, by step key: a step that executes and then waits has one answer. */
  private readonly scripted = new Set<string>();
  private readonly answerOf = new Map<string, Answer | undefined>();

  constructor(
    private readonly means: SimulationMeans,
    plan: Plan,
    graph?: Graph,
  ) {
    const { scenario, limits } = means;
    this.startedAt = Date.parse(scenario.startAt);
    this.now = this.startedAt;
    this.journal = new Journal(limits.steps);
    this.coverage = new CoverageCounter(plan, graph);
    this.answers = new Answers(scenario.answers);
    this.main = this.addRun(plan, { runId: RUN_ID, prefix: '', depth: 0, workflowId: null });
    if (scenario.contact !== null) this.world.know(scenario.contact);
  }

  /** Plays until every run has ended, nothing is to come, or a limit is reached. */
  async play(): Promise<void> {
    const { triggerNode, trigger, contact, workspace, happenings } = this.means.scenario;
    const { plan } = this.main;
    for (const happening of happenings) {
      this.agenda.add(this.startedAt + happening.after * 1_000, () => this.happen(happening));
    }
    if (plan.nodes.some(({ id, type }) => id === triggerNode && type === 'trigger.message')) {
      this.world.hear({ kind: 'message.received', contactId: contact?.id ?? null }, this.now);
    }
    const input = { runId: RUN_ID, triggerNode, trigger, contact, workspace };
    this.take(this.main, this.main.engine.start(input, this.now));
    while (this.runs.some((run) => run.alive) && this.isWithinLimits() && (await this.goOn()));
  }

  wordsOf(content: MessageContent): string {
    if (content.kind === 'text') return content.text;
    const words = this.means.templateText(content.name, content.language);
    if (words === null) return [content.name, ...content.variables].join(' · ');
    return words.replaceAll(
      /\{\{(\d+)\}\}/g,
      (place, number) => content.variables[Number(number) - 1] ?? String(place),
    );
  }

  announce(kind: EventKind, contactId: string, payload: JsonObject): void {
    this.agenda.add(this.now, () => this.deliver({ kind, key: '', contactId, payload }));
  }

  private addRun(plan: Plan, place: RunPlace): SimulatedRun {
    const run = new SimulatedRun(place, plan, createEngine(plan, this.means.controls));
    this.runs.push(run);
    return run;
  }

  private isWithinLimits(): boolean {
    const { events } = this.means.limits;
    if (this.told < events) return true;
    const message = `The simulation was stopped after ${String(events)} events. Look for a loop that goes on too long.`;
    this.journal.problem('limit', null, message);
    return false;
  }

  /** Does the next thing; false when nothing is to come. */
  private async goOn(): Promise<boolean> {
    const work = this.work.shift();
    if (work === undefined) return this.passTime();
    if (work.kind === 'continue') this.tell(work.run, { kind: 'continue' });
    else await this.execute(work.run, work.command);
    return true;
  }

  /** Moves the clock to what comes next: an entry of the agenda or, before it at the same moment, a timer of a run. */
  private passTime(): boolean {
    const timer = this.nextTimer();
    const next = this.agenda.next;
    const at = Math.min(timer?.until ?? Infinity, next ?? Infinity);
    if (at === Infinity || !this.isInReach(at)) return false;
    this.now = Math.max(this.now, at);
    if (timer === null || timer.until > at) this.agenda.take()?.act();
    else this.ring(timer);
    return true;
  }

  private isInReach(at: number): boolean {
    const { days } = this.means.limits;
    if (at - this.startedAt <= days * DAY_MILLISECONDS) return true;
    this.journal.problem('limit', null, `The simulation was stopped after ${String(days)} days.`);
    return false;
  }

  private nextTimer(): RunTimer | null {
    let next: RunTimer | null = null;
    for (const run of this.runs) {
      if (run.state === null) continue;
      for (const { key, until } of timersOf(run.state)) {
        if (next === null || until < next.until) next = { run, key, until };
      }
    }
    return next;
  }

  private ring({ run, key }: RunTimer): void {
    run.drop(key);
    this.tell(run, key === DEADLINE_KEY ? { kind: 'deadline' } : { kind: 'due', stepKey: key });
  }

  private tell(run: SimulatedRun, event: EngineEvent): void {
    if (run.state === null) return;
    this.told += 1;
    this.take(run, run.engine.advance(run.state, event, this.now));
  }

  private take(run: SimulatedRun, { state, commands, reports }: Transition): void {
    run.state = state;
    if (!run.alive) run.endedAt ??= this.now;
    for (const report of run === this.main ? reports : []) {
      this.journal.report(report);
      this.coverage.count(report);
    }
    for (const command of commands) this.follow(run, command);
  }

  private follow(run: SimulatedRun, command: Command): void {
    switch (command.kind) {
      case 'execute':
        this.work.push({ kind: 'execute', run, command });
        return;
      case 'continue':
        this.work.push({ kind: 'continue', run });
        return;
      case 'wait':
        return this.register(run, command);
      case 'abandon':
        return run.drop(command.stepKey);
      case 'finish':
        return;
    }
  }

  private async execute(run: SimulatedRun, command: ExecuteCommand): Promise<void> {
    const node = run.plan.nodes[command.node];
    if (node === undefined || run.state?.active[command.stepKey] === undefined) return;
    const name = run.nameOf(command.node);
    const answer = this.answerTo(command.stepKey, name);
    const services = simulatedServices(this, { node: name, answer });
    const executor = this.means.findExecutor(node.type);
    const done = await executeStep({ run, node, command, executor, services, answer, now: this.now });
    if (done.afterSeconds === 0) return this.tell(run, done.event);
    this.agenda.add(this.now + done.afterSeconds * 1_000, () => this.tell(run, done.event));
  }

  private register(run: SimulatedRun, { stepKey, node, request }: WaitCommand): void {
    run.wait(stepKey, request);
    const past = run.lookBack(stepKey, this.events);
    if (past !== null) this.agenda.add(this.now, () => this.give(run, past));
    else if (!this.scripted.has(stepKey)) this.script(run, stepKey, node, request);
  }

  /** Has the scenario's answer come to a wait, unless the wait is over by then. */
  private script(run: SimulatedRun, stepKey: string, index: number, request: WaitRequest): void {
    this.scripted.add(stepKey);
    const node = run.plan.nodes[index];
    const answer = this.answerTo(stepKey, run.nameOf(index));
    const event = answer === undefined || node === undefined ? null : answerToWait(answer, node, request);
    if (event === null) return;
    this.agenda.add(this.now + event.afterSeconds * 1_000, () => {
      if (run.waitsAt(stepKey)) this.deliver(event);
    });
  }

  private answerTo(stepKey: string, node: string): Answer | undefined {
    if (!this.answerOf.has(stepKey)) this.answerOf.set(stepKey, this.answers.next(node));
    return this.answerOf.get(stepKey);
  }

  private happen(happening: Happening): void {
    const { kind, node = '', key = '', match, about = 'contact', payload = {} } = happening;
    if (isOrder(kind)) return this.order(kind, happening);
    const [stepKey] = this.runs.flatMap((run) => (node === '' ? [] : run.stepsAt(node)));
    const contactId = about === 'nobody' ? null : (this.means.scenario.contact?.id ?? null);
    const event = { kind, key: stepKey ?? key, ...(match === undefined ? {} : { match }), contactId, payload };
    if (this.deliver(event) > 0) return;
    this.journal.problem('unheard', node === '' ? null : node, `Nobody waited for "${kind}" when it came.`);
  }

  private order(kind: OrderKind, { node = '', port }: Happening): void {
    if (kind === 'cancel') return this.tell(this.main, { kind, reason: 'A member stopped it.' });
    if (kind !== 'skip') return this.tell(this.main, { kind });
    const steps = this.main.stepsAt(node);
    if (steps.length === 0)
      this.journal.problem('unheard', node, `The run was not at "${node}" when it was to skip it.`);
    for (const stepKey of steps) this.tell(this.main, { kind, stepKey, ...(port === undefined ? {} : { port }) });
  }

  /** Gives an event to every step that waits for it; says how many those are. */
  private deliver(fact: Omit<InboxEvent, 'id' | 'receivedAt'>): number {
    const event = { id: this.world.nextId('a'), ...fact, receivedAt: new Date(this.now).toISOString() };
    this.events.push(event);
    this.world.hear(event, this.now);
    const hearings = this.runs
      .filter((run) => run.alive)
      .flatMap((run) => run.hearings(event).map((hearing) => ({ run, hearing })));
    for (const { run, hearing } of hearings) this.give(run, hearing);
    return hearings.length;
  }

  private give(run: SimulatedRun, hearing: Hearing): void {
    if (!run.waitsAt(hearing.stepKey)) return;
    run.hear(hearing);
    const { stepKey, event, branch } = hearing;
    this.tell(run, { kind: 'received', stepKey, event, ...(branch === '' ? {} : { branch }) });
  }
}
