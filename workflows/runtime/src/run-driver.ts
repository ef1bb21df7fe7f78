import { condition, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import type { StepError } from '@flowkeep/contracts';
import {
  createEngine,
  DEADLINE_KEY,
  type Engine,
  type EngineEvent,
  type ExecuteCommand,
  type MoveResult,
  moveRun,
  type RunState,
  timersOf,
  type Transition,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import {
  type RefusedMove,
  type RunOrderSignal,
  type RunStart,
  type SettleResult,
  SIGNALS,
  UPDATES,
  type WaitSignal,
} from './contract/index.ts';
import { goOnUnderNew, isHistoryLong } from './long-history.ts';
import { OutsideWork } from './outside-work.ts';
import { PendingWork, type Work } from './pending-work.ts';
import { Chain, settle, type Standing } from './run-burst.ts';
import { RunDisplay } from './run-display.ts';
import { isFirstVersion, timerBehind, timerEvent } from './timer-events.ts';

export interface RunOutcome {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly error: StepError | null;
}

/** What a run is told from outside, in the order in which it comes. */
type Told =
  | { readonly kind: 'event'; readonly event: EngineEvent }
  | { readonly kind: 'move'; readonly order: MoveOrder; readonly plan: Plan };
type MoveOrder = Extract<RunOrderSignal, { kind: 'move' }>;

/** Turns the engine's commands into Temporal's, and what comes back into events, one after the other. */
export class RunDriver {
  private engine: Engine;
  private readonly outside: OutsideWork;
  private readonly display: RunDisplay;
  private readonly work = new PendingWork();
  private inbox: Told[] = [];
  private chain: Chain | null = null;
  private movedTo: number | null = null;
  private refusedMove: RefusedMove | null = null;
  private state: RunState;

  constructor(
    private start: RunStart,
    private plan: Plan,
  ) {
    this.engine = createEngine(plan, controls);
    this.outside = new OutsideWork((event) => this.inbox.push({ kind: 'event', event }));
    this.display = new RunDisplay(start);
    setHandler(defineSignal<[WaitSignal]>(SIGNALS.event), ({ stepKey, event, branch }) => {
      this.hear({ kind: 'received', stepKey, event, ...(branch !== undefined && { branch }) });
    });
    setHandler(defineSignal<[string]>(SIGNALS.cancelRun), (reason) => this.cancel(reason));
    setHandler(defineSignal<[RunOrderSignal, Plan?]>(SIGNALS.order), (order, to) => this.takeOrder(order, to));
    setHandler(defineUpdate(UPDATES.wake), () => undefined);
    this.state = this.begin();
    if (start.asleep === true) this.endSleep();
  }

  cancel(reason: string): void {
    this.hear({ kind: 'cancel', reason });
    this.chain?.cancel();
  }

  async run(): Promise<RunOutcome> {
    for (;;) {
      await this.burst();
      if (this.state.status !== 'running') break;
      this.setTimers();
      if (this.inbox.length === 0 && this.hasWork && !this.isHeldBack) await this.continueAsNewIfLong();
      else if (this.inbox.length === 0) await this.rest();
      for (const told of this.inbox.splice(0)) this.follow(told);
    }
    this.display.show(this.standing);
    return { status: this.state.status, error: this.state.error ?? null };
  }

  /** Besides those of the engine, one for each step that waits for its next try: not during a pause. */
  private setTimers(): void {
    const pauses = this.isPaused ? [] : this.work.pauses;
    this.outside.setTimers([...timersOf(this.state), ...pauses], this.state, this.plan);
  }

  private get isPaused(): boolean {
    return (this.state.pausedAt ?? null) !== null;
  }

  /** Nothing is left to do until something comes. */
  private async rest(): Promise<void> {
    this.display.show(this.standing);
    await this.continueAsNewIfLong();
    await condition(() => this.inbox.length > 0);
  }

  private begin(): RunState {
    const { carry } = this.start;
    const { state, commands = [], reports = [] } = carry ?? this.engine.start(this.start, Date.now());
    this.work.add({ commands, reports });
    this.obey({ state, commands });
    return state;
  }

  /** Its time has come before Temporal began with it: no timer need say so. */
  private endSleep(): void {
    const timers = [...timersOf(this.state)].sort((one, other) => one.until - other.until);
    for (const { key, until } of timers) if (until <= Date.now()) this.hear(timerEvent(key));
  }

  private hear(event: EngineEvent): void {
    this.inbox.push({ kind: 'event', event });
  }

  private takeOrder(order: RunOrderSignal, plan: Plan | undefined): void {
    switch (order.kind) {
      case 'pause':
      case 'resume':
        return this.hear({ kind: order.kind });
      case 'skip': {
        const { stepKey, port } = order;
        return this.hear({ kind: 'skip', stepKey, ...(port !== undefined && { port }) });
      }
      case 'move':
        if (plan !== undefined) this.inbox.push({ kind: 'move', order, plan });
    }
  }

  private follow(told: Told): void {
    if (told.kind === 'move') return this.move(told.order, told.plan);
    const { event } = told;
    if (event.kind === 'due' && this.work.isPutOff(event.stepKey)) {
      if (!this.isPaused) this.work.goOn(event.stepKey);
      return;
    }
    const timer = timerBehind(event, this.state);
    if (timer === null) this.tell(event);
    // What came before it may have given the run more time: then another timer says when that is over.
    else if (timer.until <= Date.now()) this.work.timeOut(timer.key);
  }

  private tell(event: EngineEvent): void {
    const before = this.state;
    const transition = this.engine.advance(before, event, Date.now());
    this.state = transition.state;
    this.work.add(transition);
    this.obey(transition);
    this.work.closeWaits(before, transition.state);
    if ((before.deadline ?? null) !== (transition.state.deadline ?? null)) this.work.hasTime(DEADLINE_KEY);
    if ((before.pausedAt ?? null) !== (transition.state.pausedAt ?? null)) this.work.touch();
  }

  /** Whoever gave the order has asked before whether the run can move; where that has changed, it stays and says why. */
  private move({ planHash, version, mapping }: MoveOrder, plan: Plan): void {
    if (version === this.start.version || this.state.status !== 'running') return;
    const moved = moveRun(this.state, this.plan, plan, mapping);
    if (!moved.ok || this.outside.hasActivities()) {
      this.refusedMove = { version, reason: refusalOf(moved) };
      return this.work.touch();
    }
    this.work.closeWaits(this.state, moved.state);
    this.refusedMove = null;
    this.start = { ...this.start, planHash, version };
    this.plan = plan;
    this.engine = createEngine(plan, controls);
    this.state = moved.state;
    this.movedTo = version;
    this.work.touch();
    this.display.showVersion(version);
    this.tell({ kind: 'continue' });
  }

  /** What Temporal does: activities begin, and whatever is no longer wanted stops. */
  private obey({ state, commands }: Pick<Transition, 'state' | 'commands'>): void {
    this.outside.stopAllBut(state.active);
    this.work.forgetBut(state.active);
    if (state.status !== 'running') this.outside.stopAll();
    for (const command of commands) if (command.kind === 'wait') this.outside.stop(command.stepKey);
    // Runs of the first version had no chains: their activities began at once.
    if (isFirstVersion(state)) this.executeEach(this.work.takeOutbound(), state);
  }

  private executeEach(commands: readonly ExecuteCommand[], state: RunState): void {
    for (const command of commands) this.outside.execute(this.start, this.plan, command, state);
  }

  private get hasWork(): boolean {
    return !this.work.isEmpty || this.work.outbound.length > 0;
  }

  private get standing(): Standing {
    const { start, plan, state, movedTo, refusedMove } = this;
    return { start, plan, state, movedTo, refusedMove };
  }

  /** Does what can be done at once: by one local activity, or by an activity where an outbound node stands alone. */
  private async burst(): Promise<void> {
    const first = this.chainStart();
    if (first !== null) return this.runChain(first);
    if (!this.isLong) this.executeEach(this.work.takeOutbound(), this.state);
    if (!this.work.isEmpty) await this.settle();
    if (this.isLong) await this.goOnAnew();
  }

  /** Nothing more begins under a long history: when what is under way has ended, the rest goes on under a new one. */
  private async goOnAnew(): Promise<void> {
    if (this.work.outbound.length === 0 || this.outside.hasActivities() || this.inbox.length > 0) return;
    await this.continueAsNewIfLong();
    // One of an older version is too large to be carried over.
    this.executeEach(this.work.takeOutbound(), this.state);
  }

  /** Whether all that is to be done waits for what is under way. */
  private get isHeldBack(): boolean {
    return this.isLong && this.work.isEmpty && this.outside.hasActivities();
  }

  private get isLong(): boolean {
    return !isFirstVersion(this.state) && isHistoryLong();
  }

  /** An outbound node beside which nothing else executes or waits: it does not hold anything up. */
  private chainStart(): ExecuteCommand | null {
    const [only, ...others] = this.work.outbound;
    if (only === undefined || others.length > 0 || this.outside.hasActivities() || this.work.isOverdue) return null;
    if (this.work.pauses.length > 0) return null;
    const waits = Object.values(this.state.active).some(
      ({ kind, background }) => kind === 'waiting' && background !== true,
    );
    return waits ? null : only;
  }

  private async settle(): Promise<void> {
    const work = this.work.take();
    this.keepUp(await settle(this.standing, work), work);
  }

  private async runChain(first: ExecuteCommand): Promise<void> {
    this.setTimers();
    const work = this.work.take();
    this.work.takeOutbound();
    this.chain = new Chain();
    const outcome = await this.chain.run(this.standing, work, first);
    this.chain = null;
    if (outcome.kind === 'done') {
      this.keepUp(outcome.result, work);
      if (outcome.result.unkept === undefined) return;
    } else {
      this.work.putBack(work);
      if (outcome.event === null) return;
      this.tell(outcome.event);
    }
    // Nobody comes back to a run that this has ended.
    if (this.state.status !== 'running') await this.settle();
  }

  /** The engine is told here what it was told there. */
  private keepUp(result: SettleResult, work: Work): void {
    const { events, left = [], unkept, again } = result;
    const before = this.state;
    for (const { event, at } of events) {
      const transition = this.engine.advance(this.state, event, at);
      this.state = transition.state;
      this.obey(transition);
      if (isFirstVersion(transition.state)) this.executeEach(transition.commands.filter(isOutbound), transition.state);
    }
    if (!isFirstVersion(this.state)) this.work.add({ commands: left, reports: [] });
    if (again !== undefined) this.work.putOff(again.stepKey, Date.now() + again.delay);
    if (unkept !== undefined) return this.work.keepLater(work, unkept, before, this.state);
    this.movedTo = null;
    this.refusedMove = null;
  }

  private async continueAsNewIfLong(): Promise<void> {
    if (!isHistoryLong() || this.outside.hasActivities() || !this.work.isSettled) return;
    await goOnUnderNew(this.start, { state: this.state, commands: this.work.all() }, this.display.place);
  }
}

function refusalOf(moved: MoveResult): string {
  if (moved.ok) return 'A step is being carried out now. Try again when it is done.';
  return moved.stuck.map(({ title, reason }) => `${title}: ${reason}`).join(' ');
}

function isOutbound(command: { readonly kind: string }): command is ExecuteCommand {
  return command.kind === 'execute' && 'class' in command && command.class === 'outbound';
}
