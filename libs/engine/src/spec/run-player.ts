import type { ContactSnapshot, InboxEvent, JsonObject, StepReport } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import type { ControlRegistry } from '../control.ts';
import { createEngine, type Engine, reopenRun } from '../engine.ts';
import type { Retry } from '../reopen.ts';
import type { RunState } from '../state.ts';
import type { EngineEvent, StepResult } from '../engine-event.ts';
import type { Command, Transition } from '../transition.ts';
import { PLAIN_CONTROLS } from './plain-controls.ts';

export { PLAIN_CONTROLS };

export const PERSON: ContactSnapshot = {
  id: 'c1',
  name: 'Aygün',
  phone: '+994501234567',
  email: null,
  language: 'az',
  timeZone: null,
  source: null,
  attributes: {},
};

export const WORKSPACE = {
  id: 'w1',
  name: 'Baku Dental',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
} as const;

/** Plays a run by hand and keeps all that the engine has said. */
export class RunPlayer {
  readonly commands: Command[] = [];
  readonly reports: StepReport[] = [];
  state: RunState;
  now = 1_000;

  readonly engine: Engine;

  constructor(
    readonly plan: Plan,
    controls: ControlRegistry = PLAIN_CONTROLS,
    trigger: JsonObject = { name: 'Aygün' },
    triggerNode = 'start',
    engineVersion?: number,
  ) {
    const version = engineVersion === undefined ? {} : { engineVersion };
    const input = { runId: 'r', triggerNode, trigger, contact: PERSON, workspace: WORKSPACE, ...version };
    this.engine = createEngine(plan, controls);
    const first = this.engine.start(input, this.now);
    this.state = first.state;
    this.keep(first);
  }

  tell(event: EngineEvent): Transition {
    this.now += 10;
    const transition = this.engine.advance(this.state, event, this.now);
    this.keep(transition);
    return transition;
  }

  /** Tells it to continue until it has nothing left to do at once. */
  finishBurst(): void {
    while (this.commands.at(-1)?.kind === 'continue') this.tell({ kind: 'continue' });
  }

  tryAgain(retry: Retry = {}): Transition {
    this.now += 10;
    const transition = reopenRun(this.engine, this.state, retry, this.now);
    this.keep(transition);
    return transition;
  }

  /** `place` is a node id, with path and visit where they are not those of a first visit in the root: `send:17.1`. */
  executed(place: string, result: Partial<StepResult> = {}): Transition {
    return this.tell({ kind: 'executed', stepKey: this.key(place), result: { port: 'next', output: {}, ...result } });
  }

  failed(nodeId: string): Transition {
    const error = {
      code: 'provider-rejected',
      message: 'The provider refused.',
      attempt: 3,
      at: '2026-01-01T00:00:00.000Z',
    };
    return this.tell({ kind: 'failed', stepKey: this.key(nodeId), error });
  }

  due(nodeId: string): Transition {
    return this.tell({ kind: 'due', stepKey: this.key(nodeId) });
  }

  received(nodeId: string, text: string, id = 'e1'): Transition {
    return this.tell({ kind: 'received', stepKey: this.key(nodeId), event: reply(text, id, this.now) });
  }

  happened(place: string, key: string, id = 'e1'): Transition {
    const event = { ...reply('', id, this.now), kind: 'event.custom', key } as const;
    return this.tell({ kind: 'received', stepKey: this.key(place), event });
  }

  skip(place: string, port?: string): Transition {
    return this.tell({ kind: 'skip', stepKey: this.key(place), ...(port !== undefined && { port }) });
  }

  /** Tells an event that comes after some time, in milliseconds. */
  after(time: number, kind: 'pause' | 'resume' | 'deadline' | 'continue'): Transition {
    this.now += time - 10;
    return this.tell({ kind });
  }

  /** Ids of nodes by the last status that was reported of them, in plan order. */
  nodesBy(status: StepReport['status']): readonly string[] {
    const latest = new Map(this.reports.map((report) => [report.nodeId, report.status]));
    return this.plan.nodes.map(({ id }) => id).filter((id) => latest.get(id) === status);
  }

  get activeNodes(): readonly string[] {
    return Object.values(this.state.active).map(({ node }) => this.plan.nodes[node]?.id ?? '?');
  }

  /** Active steps as `node:path.visit`, loops and goals left out. */
  get activePlaces(): readonly string[] {
    const steps = Object.entries(this.state.active).filter(
      ([, { kind, background }]) => kind !== 'looping' && background !== true,
    );
    return steps.map(([key]) => key.slice('r:'.length));
  }

  /** Outputs of a place as they were reported last. */
  outputOf(place: string): JsonObject | undefined {
    return this.reports.findLast(({ key }) => key === this.key(place))?.output;
  }

  statusOf(place: string): StepReport['status'] | undefined {
    return this.reports.findLast(({ key }) => key === this.key(place))?.status;
  }

  key(place: string): string {
    return place.includes(':') ? `r:${place}` : `r:${place}:1`;
  }

  private keep(transition: Transition): void {
    this.state = JSON.parse(JSON.stringify(transition.state)) as RunState;
    this.commands.push(...transition.commands);
    this.reports.push(...transition.reports);
  }
}

function reply(text: string, id: string, at: number): InboxEvent {
  const receivedAt = new Date(at).toISOString();
  return { id, kind: 'message.received', key: '', contactId: 'c1', payload: { text }, receivedAt };
}
