import { asHeardBy, type InboxEvent } from '@flowkeep/contracts';
import type { EngineEvent, WaitCommand } from '@flowkeep/engine';
import type { Agenda } from './agenda.ts';
import { answerToWait } from './answer-to-wait.ts';
import type { Fact } from './fact.ts';
import type { Journal } from './journal.ts';
import { type Answer, type Happening, isOrder, type OrderKind } from './scenario.ts';
import type { Hearing, SimulatedRun } from './simulated-run.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import { wholeFact } from './whole-fact.ts';

/** What the inbox needs of the simulation. */
export interface InboxHost {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly main: SimulatedRun;
  readonly runs: readonly SimulatedRun[];
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly world: SimulatedWorld;
  readonly contactId: string | null;
  answerTo(stepKey: string, node: string): Answer | undefined;
  tell(run: SimulatedRun, event: EngineEvent): void;
}

/** Brings events to the steps that wait for them: those of the scenario and those that runs make themselves. */
export class Inbox {
  private readonly events: InboxEvent[] = [];
  /** Waits that the scenario has answered or left alone. */
  private readonly scripted = new Set<string>();

  constructor(private readonly host: InboxHost) {}

  /** Notes a wait; what came before it and still counts comes at once. */
  register(run: SimulatedRun, command: WaitCommand): void {
    const { stepKey, request } = command;
    run.wait(stepKey, request);
    const past = run.lookBack(stepKey, this.events);
    if (past !== null) {
      // Two rounds that look back at one moment do not both find it.
      run.claim(past);
      this.later(0, () => this.give(run, past));
    } else if (!this.scripted.has(stepKey)) this.script(run, command);
  }

  happen(happening: Happening): void {
    const { kind, node = '', key = '', match, about = 'contact', payload = {} } = happening;
    if (isOrder(kind)) return this.order(kind, happening);
    const [stepKey] = this.host.runs.flatMap((run) => (node === '' ? [] : run.stepsAt(node)));
    const contactId = about === 'nobody' ? null : this.host.contactId;
    const fact = { kind, key: stepKey ?? key, ...(match === undefined ? {} : { match }), contactId, payload };
    if (this.deliver(wholeFact(fact, this.host.world)) > 0) return;
    this.host.journal.problem('unheard', node === '' ? null : node, `Nobody waited for "${kind}" when it came.`);
  }

  /** Gives an event to every step that waits for it; says how many those are. */
  deliver(fact: Fact): number {
    const { host } = this;
    const event = { id: host.world.nextId('a'), ...fact, receivedAt: new Date(host.now).toISOString() };
    this.events.push(event);
    host.world.hear(event, host.now);
    const hearings = host.runs
      .filter((run) => run.alive)
      .flatMap((run) => run.hearings(event).map((hearing) => ({ run, hearing })));
    for (const { run, hearing } of hearings) this.give(run, hearing);
    return hearings.length;
  }

  /** An event that comes at this moment, after what is being done. */
  deliverSoon(fact: Fact): void {
    this.later(0, () => this.deliver(fact));
  }

  private give(run: SimulatedRun, hearing: Hearing): void {
    if (!run.waitsAt(hearing.stepKey)) return;
    run.hear(hearing);
    const { stepKey, event, branch } = hearing;
    const heard = asHeardBy(this.host.contactId, event);
    this.host.tell(run, { kind: 'received', stepKey, event: heard, ...(branch === '' ? {} : { branch }) });
  }

  /** Has the scenario's answer come to a wait, unless the wait is over by then. */
  private script(run: SimulatedRun, { stepKey, node: index, request }: WaitCommand): void {
    this.scripted.add(stepKey);
    const node = run.plan.nodes[index];
    const answer = this.host.answerTo(stepKey, run.nameOf(index));
    const event = answer === undefined || node === undefined ? null : answerToWait(answer, node, request);
    if (event === null) return;
    this.later(event.afterSeconds, () => {
      if (run.waitsAt(stepKey)) this.deliver(wholeFact(event.fact, this.host.world));
    });
  }

  private order(kind: OrderKind, { node = '', port }: Happening): void {
    const { host } = this;
    if (kind === 'cancel') return host.tell(host.main, { kind, reason: 'A member stopped it.' });
    if (kind !== 'skip') return host.tell(host.main, { kind });
    const steps = host.main.stepsAt(node);
    if (steps.length === 0) {
      host.journal.problem('unheard', node, `The run was not at "${node}" when it was to skip it.`);
    }
    for (const stepKey of steps) host.tell(host.main, { kind, stepKey, ...(port === undefined ? {} : { port }) });
  }

  private later(seconds: number, act: () => void): void {
    this.host.agenda.add(this.host.now + seconds * 1_000, act);
  }
}
