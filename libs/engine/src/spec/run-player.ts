import type { ContactSnapshot, InboxEvent, JsonObject, StepReport } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import type { ControlRegistry } from '../control.ts';
import { createEngine } from '../engine.ts';
import type { RunState } from '../state.ts';
import type { Command, EngineEvent, StepResult, Transition } from '../transition.ts';

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

const WORKSPACE = {
  id: 'w1',
  name: 'Baku Dental',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
} as const;

/** Controls whose node types are the node classes: a pure node leaves by `config.port`, a waiting one waits. */
export const PLAIN_CONTROLS: ControlRegistry = {
  pure: {
    enter: ({ config }) => {
      if (config['end'] === true) return { kind: 'end', status: 'completed' };
      const vars = typeof config['set'] === 'object' ? (config['set'] as JsonObject) : {};
      return { kind: 'done', port: textOf(config, 'port', 'next'), output: { seen: config['value'] ?? null }, vars };
    },
  },
  waiting: {
    enter: ({ lastSpokeAt, now }) => ({
      kind: 'wait',
      request: {
        until: now + 60_000,
        event: { kind: 'message.received', contactId: 'c1', key: '' },
        since: lastSpokeAt,
      },
    }),
    resume: ({ config }, event) => ({
      kind: 'done',
      port: event === null ? textOf(config, 'silent', 'next') : textOf(config, 'replied', 'next'),
      output: event === null ? {} : { text: event.payload['text'] ?? '' },
    }),
  },
};

function textOf(config: JsonObject, name: string, fallback: string): string {
  const value = config[name];
  return typeof value === 'string' ? value : fallback;
}

/** Plays a run by hand and keeps all that the engine has said. */
export class RunPlayer {
  readonly commands: Command[] = [];
  readonly reports: StepReport[] = [];
  state: RunState;
  now = 1_000;

  constructor(
    private readonly plan: Plan,
    private readonly controls: ControlRegistry = PLAIN_CONTROLS,
    trigger: JsonObject = { name: 'Aygün' },
    triggerNode = 'start',
  ) {
    const input = { runId: 'r', triggerNode, trigger, contact: PERSON, workspace: WORKSPACE };
    const first = createEngine(plan, controls).start(input, this.now);
    this.state = first.state;
    this.keep(first);
  }

  tell(event: EngineEvent): Transition {
    this.now += 10;
    const transition = createEngine(this.plan, this.controls).advance(this.state, event, this.now);
    this.keep(transition);
    return transition;
  }

  executed(nodeId: string, result: Partial<StepResult> = {}): Transition {
    return this.tell({ kind: 'executed', stepKey: this.key(nodeId), result: { port: 'next', output: {}, ...result } });
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

  /** Ids of nodes by the last status that was reported of them, in plan order. */
  nodesBy(status: StepReport['status']): readonly string[] {
    const latest = new Map(this.reports.map((report) => [report.nodeId, report.status]));
    return this.plan.nodes.map(({ id }) => id).filter((id) => latest.get(id) === status);
  }

  get activeNodes(): readonly string[] {
    return Object.values(this.state.active).map(({ node }) => this.plan.nodes[node]?.id ?? '?');
  }

  key(nodeId: string): string {
    return `r:${nodeId}:1`;
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
