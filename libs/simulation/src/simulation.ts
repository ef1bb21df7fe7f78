import type { EventKind, JsonObject, MessageContent } from '@flowkeep/contracts';
import {
  type Command,
  type ControlRegistry,
  DEADLINE_KEY,
  type Engine,
  type EngineEvent,
  type ExecuteCommand,
  type RunInput,
  timersOf,
  type Transition,
} from '@flowkeep/engine';
import type { Graph, Plan } from '@flowkeep/graph';
import type { Executor } from '@flowkeep/node-sdk';
import { Agenda } from './agenda.ts';
import { Answers } from './answers.ts';
import { type ChildHost, ChildRuns, type FindPlan } from './child-runs.ts';
import { CoverageCounter } from './coverage.ts';
import { Inbox, type InboxHost } from './inbox.ts';
import { Journal } from './journal.ts';
import type { SimulationLimits } from './limits.ts';
import type { Answer, Scenario } from './scenario.ts';
import { type RunPlace, SimulatedRun } from './simulated-run.ts';
import { type ServedSimulation, type ServedStep, simulatedServices } from './simulated-services.ts';
import type { SimulatedPipeline } from './simulated-pipelines.ts';
import { SimulatedWorld } from './simulated-world.ts';
import { executeStep } from './step-execution.ts';
import { tooLate } from './too-late.ts';

type Work =
  | { readonly kind: 'execute'; readonly run: SimulatedRun; readonly command: ExecuteCommand }
  | { readonly kind: 'continue'; readonly run: SimulatedRun };

interface RunTimer {
  readonly run: SimulatedRun;
  readonly key: string;
  readonly until: number;
}

/** Events and reports, which take a few milliseconds together. */
const EFFORT_BEFORE_PAUSE = 500;
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
  readonly findPlan: FindPlan;
  readonly pipelines: readonly SimulatedPipeline[];
  readonly pause: () => Promise<void>;
  readonly isPauseDue: () => boolean;
  readonly makeEngine: (plan: Plan, controls: ControlRegistry) => Engine;
}

/** All runs of one simulation, their common clock and what happens to them: one engine event after the other. */
export class Simulation implements ServedSimulation, InboxHost {
  readonly world: SimulatedWorld;
  readonly journal: Journal;
  readonly coverage: CoverageCounter;
  readonly main: SimulatedRun;
  readonly children: ChildRuns;
  readonly startedAt: number;
  /** Epoch milliseconds of the virtual clock. */
  now: number;
  /** How many events the engine was told of. */
  told = 0;
  readonly agenda = new Agenda();
  readonly runs: SimulatedRun[] = [];
  readonly contactId: string | null;
  /** What has been done since the last pause: events told and reports taken. */
  private effort = 0;
  private readonly inbox = new Inbox(this);
  private readonly answers: Answers;
  /** What can be done at this very moment, first come first served. */
  private readonly work: Work[] = [];
  /** What the scenario says to a step, by step key: a step that executes and then waits has one answer. */
  private readonly answerOf = new Map<string, Answer | undefined>();

  constructor(
    private readonly means: SimulationMeans,
    plan: Plan,
    graph?: Graph,
  ) {
    const { scenario, limits } = means;
    this.world = new SimulatedWorld(means.pipelines);
    this.startedAt = Date.parse(scenario.startAt);
    this.now = this.startedAt;
    this.journal = new Journal(limits.steps);
    this.coverage = new CoverageCounter(plan, graph);
    this.contactId = scenario.contact?.id ?? null;
    this.answers = new Answers(scenario.answers);
    this.main = this.addRun(plan, { runId: RUN_ID, prefix: '', depth: 0, workflowId: null });
    this.children = new ChildRuns(this.childHost(), means.findPlan, limits.depth);
    if (scenario.contact !== null) this.world.know(scenario.contact);
  }

  /** Plays until every run has ended, nothing is to come, or a limit is reached. */
  async play(): Promise<void> {
    const { triggerNode, trigger, contact, workspace, happenings } = this.means.scenario;
    const toCome = new Set(happenings);
    for (const happening of happenings) {
      this.agenda.add(this.startedAt + happening.after * 1_000, () => {
        toCome.delete(happening);
        this.inbox.happen(happening);
      });
    }
    this.hearTrigger();
    this.begin(this.main, { runId: RUN_ID, triggerNode, trigger, contact, workspace });
    while (this.isGoingOn() && (await this.goOn())) {
      if (this.effort < EFFORT_BEFORE_PAUSE && !this.means.isPauseDue()) continue;
      this.effort = 0;
      await this.means.pause();
    }
    if (this.main.over)
      for (const { kind, node = null } of toCome) this.journal.problem('unheard', node, tooLate(kind));
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
    this.inbox.deliverSoon({ kind, key: '', contactId, payload });
  }

  async startRun({ run: parent, node, answer }: ServedStep, workflowId: string, inputs: JsonObject): Promise<string> {
    // Where the scenario answers for the other workflow, it is not simulated.
    if (answer !== undefined || parent.state === null) return this.world.nextId('f');
    const { contact, workspace } = parent.state;
    return this.children.start({ parent, node, workflowId, inputs, contact, workspace });
  }

  /** Who has begun the run by a message may be written to. */
  private hearTrigger(): void {
    const { triggerNode } = this.means.scenario;
    const isMessage = this.main.plan.nodes.some(({ id, type }) => id === triggerNode && type === 'trigger.message');
    if (isMessage) this.world.hear({ kind: 'message.received', contactId: this.contactId }, this.now);
  }

  private addRun(plan: Plan, place: RunPlace): SimulatedRun {
    const run = new SimulatedRun(place, plan, this.means.makeEngine(plan, this.means.controls));
    this.runs.push(run);
    return run;
  }

  private childHost(): ChildHost {
    const soon = (act: () => void): void => this.agenda.add(this.now, act);
    return {
      journal: this.journal,
      now: () => this.now,
      nextRunId: () => this.world.nextId('f'),
      addRun: (plan, place) => this.addRun(plan, place),
      // The run that calls has its own turn first.
      begin: (run, input) => soon(() => this.begin(run, input)),
      stop: (run) => soon(() => this.tell(run, { kind: 'cancel', reason: 'Another run took its place.' })),
      tellEnd: (key, end) =>
        this.inbox.deliverSoon({ kind: 'run.ended', key, contactId: null, payload: { runId: key, ...end } }),
    };
  }

  private begin(run: SimulatedRun, input: RunInput): void {
    this.told += 1;
    this.take(run, run.engine.start(input, this.now));
  }

  private isGoingOn(): boolean {
    const { events } = this.means.limits;
    if (this.runs.every((run) => run.over)) return false;
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

  tell(run: SimulatedRun, event: EngineEvent): void {
    if (run.state === null) return;
    this.told += 1;
    this.take(run, run.engine.advance(run.state, event, this.now));
  }

  private take(run: SimulatedRun, { state, commands, reports }: Transition): void {
    run.state = state;
    this.effort += 1 + reports.length;
    for (const report of run === this.main ? reports : []) {
      this.journal.report(report);
      this.coverage.count(report);
    }
    for (const command of commands) this.follow(run, command);
    if (!run.over || run.endedAt !== null) return;
    run.endedAt = this.now;
    this.children.ended(run);
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
        return this.inbox.register(run, command);
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
    const services = simulatedServices(this, { run, node: name, answer });
    const executor = this.means.findExecutor(node.type);
    const done = await executeStep({ run, node, command, executor, services, answer, now: this.now });
    if (done.afterSeconds === 0) return this.tell(run, done.event);
    this.agenda.add(this.now + done.afterSeconds * 1_000, () => this.tell(run, done.event));
  }

  answerTo(stepKey: string, node: string): Answer | undefined {
    if (!this.answerOf.has(stepKey)) this.answerOf.set(stepKey, this.answers.next(node));
    return this.answerOf.get(stepKey);
  }
}
