import {
  type ContactSnapshot,
  type InboxEvent,
  type JsonObject,
  type RunStatus,
  type WorkspaceSnapshot,
} from '@flowkeep/contracts';
import {
  type Command,
  createEngine,
  type Engine,
  type RunState,
  type StepResult,
  type Transition,
} from '@flowkeep/engine';
import { compileGraph, type Graph, type Plan } from '@flowkeep/graph';
import { controls, nodeCatalog } from '@flowkeep/nodes';

const CONTACT: ContactSnapshot = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'Günəş Əliyeva',
  phone: '+994501234567',
  email: null,
  language: 'az',
  timeZone: null,
  source: 'website',
  attributes: {},
};

const WORKSPACE: WorkspaceSnapshot = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Baku Dental',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
};

/** What happens at a node: it leaves by a port, an answer comes, or the time of its wait is over. */
export type Scene = { readonly port: string } | { readonly reply: string } | 'due';

/** What became of a run. */
export interface Story {
  readonly status: RunStatus;
  /** `node.port` in the order of time; a node without a way out stands alone. */
  readonly path: readonly string[];
  /** Configs of executed nodes, templates evaluated, by node id. */
  readonly asked: Readonly<Record<string, JsonObject>>;
}

/** The compiled plan of a template; throws with its problems. */
export function planOf(graph: Graph): Plan {
  const result = compileGraph(graph, nodeCatalog);
  if (result.ok) return result.plan;
  throw new Error(result.problems.map((problem) => `${problem.message} ${problem.fix}`).join('\n'));
}

/** Plays a template to its end, with a clock that stands still but for waits. `scenes` are by node id. */
export function play(graph: Graph, trigger: JsonObject, scenes: Readonly<Record<string, Scene>>): Story {
  const plan = planOf(graph);
  return new TemplatePlayer(plan, createEngine(plan, controls)).play(trigger, scenes);
}

class TemplatePlayer {
  private now = Date.parse('2026-03-20T04:00:00Z');
  private readonly path: string[] = [];
  private readonly asked: Record<string, JsonObject> = {};
  private readonly pending: Command[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly engine: Engine,
  ) {}

  play(trigger: JsonObject, scenes: Readonly<Record<string, Scene>>): Story {
    const triggerNode = this.plan.nodes[this.plan.triggers[0] ?? 0]?.id ?? '';
    const input = { runId: 'run-1', triggerNode, trigger, contact: CONTACT, workspace: WORKSPACE };
    let state = this.follow(this.engine.start(input, this.now));
    for (let command = this.pending.shift(); command !== undefined; command = this.pending.shift()) {
      if (command.kind !== 'execute' && command.kind !== 'wait') continue;
      state = this.follow(this.answer(state, command, scenes));
    }
    return { status: state.status, path: this.path, asked: this.asked };
  }

  private follow(transition: Transition): RunState {
    for (const report of transition.reports) {
      if (report.status === 'done')
        this.path.push(report.port === null ? report.nodeId : `${report.nodeId}.${report.port}`);
    }
    this.pending.push(...transition.commands);
    return transition.state;
  }

  private answer(
    state: RunState,
    command: Extract<Command, { kind: 'execute' | 'wait' }>,
    scenes: Readonly<Record<string, Scene>>,
  ) {
    const node = this.plan.nodes[command.node];
    const scene = scenes[node?.id ?? ''] ?? { port: Object.keys(node?.ports ?? {})[0] ?? 'next' };
    const { stepKey } = command;
    this.now += 1_000;
    if (command.kind === 'execute') {
      this.asked[node?.id ?? ''] = command.config;
      const result: StepResult = {
        port: typeof scene === 'object' && 'port' in scene ? scene.port : 'next',
        output: {},
      };
      return this.engine.advance(state, { kind: 'executed', stepKey, result }, this.now);
    }
    if (typeof scene === 'object' && 'reply' in scene) {
      return this.engine.advance(state, { kind: 'received', stepKey, event: replyOf(scene.reply, this.now) }, this.now);
    }
    this.now = command.request.until ?? this.now;
    return this.engine.advance(state, { kind: 'due', stepKey }, this.now);
  }
}

function replyOf(text: string, now: number): InboxEvent {
  const payload = { text, channel: 'whatsapp', messageId: `message-${now}` };
  return {
    id: `event-${now}`,
    kind: 'message.received',
    key: '',
    contactId: CONTACT.id,
    payload,
    receivedAt: new Date(now).toISOString(),
  };
}
