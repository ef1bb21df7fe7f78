import {
  type ContactSnapshot,
  contactChangedPayload,
  type JsonObject,
  type JsonValue,
  type WorkspaceSnapshot,
} from '@flowkeep/contracts';
import { listReferences } from '@flowkeep/expressions';
import { ERROR_PORT, type Graph, type GraphNode, type Plan, type PlanNode } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { dealMeant } from './answer-to-wait.ts';
import { sampleItems } from './sample-items.ts';
import { sampleValue } from './sample-values.ts';
import type { Answer, Scenario } from './scenario.ts';
import { textsIn } from './texts-in.ts';
import { typeHints } from './type-hints.ts';

/** People answer within the hour. */
const REPLY_SECONDS = 1_800;

/** Ways out of a step that nobody has answered or that has failed. */
const SILENT = ['silent', 'timeout', 'expired', ERROR_PORT];

/** A person for trying things out. */
export const SAMPLE_CONTACT: ContactSnapshot = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'Günəş Əliyeva',
  phone: '+994501234567',
  email: 'gunesh@example.com',
  language: 'az',
  timeZone: null,
  source: 'website',
  attributes: {},
};

/** A workspace for trying things out. */
export const SAMPLE_WORKSPACE: WorkspaceSnapshot = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Baku Dental',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
};

/** What a sample is made for; what is left out is made up. */
export interface SampleOptions {
  /** ISO instant. */
  readonly startAt?: string;
  /** Absent: the first trigger. */
  readonly triggerNode?: string;
  readonly contact?: ContactSnapshot;
  readonly workspace?: WorkspaceSnapshot;
}

/**
 * A scenario in which all goes well, so that a workflow can be tried at once: the trigger gets every value that it offers
 * or that a step reads from it, people answer, questions get their first choice.
 */
export function sampleScenario(graph: Graph, plan: Plan, options: SampleOptions = {}): Scenario {
  const startAt = options.startAt ?? '2026-03-20T06:00:00.000Z';
  const trigger = triggerOf(graph, plan, options.triggerNode);
  const contact = options.contact ?? SAMPLE_CONTACT;
  return {
    startAt,
    triggerNode: trigger?.id ?? '',
    trigger: trigger === undefined ? {} : triggerData(trigger, plan, Date.parse(startAt), contact),
    contact: trigger?.type === 'trigger.schedule' ? null : contact,
    workspace: options.workspace ?? SAMPLE_WORKSPACE,
    happenings: [],
    answers: Object.fromEntries(plan.nodes.flatMap((node) => sampleAnswer(node))),
  };
}

function triggerOf(graph: Graph, plan: Plan, wanted: string | undefined): GraphNode | undefined {
  const ids = plan.triggers.flatMap((index) => plan.nodes[index]?.id ?? []);
  const id = wanted !== undefined && ids.includes(wanted) ? wanted : ids[0];
  return id === undefined ? undefined : graph.nodes[id];
}

function triggerData(trigger: GraphNode, plan: Plan, startAt: number, contact: ContactSnapshot): JsonObject {
  const outputs = nodeCatalog.get(trigger.type)?.outputs(trigger.config) ?? [];
  const known: JsonObject = {
    name: contact.name,
    phone: contact.phone,
    email: contact.email,
    language: contact.language,
  };
  const data: Record<string, JsonValue> = { ...eventData(trigger, contact) };
  const put = (path: readonly string[], type: string): void => {
    const [name = ''] = path;
    if (name === '' || Object.hasOwn(data, name)) return;
    if (type === 'list') {
      data[name] = sampleItems(plan, name, startAt);
      return;
    }
    const usual = type === 'object' ? undefined : known[name];
    data[name] = usual ?? nested(path.slice(1), sampleValue(path.at(-1) ?? name, type, startAt));
  };
  for (const { path, type } of outputs) put(path.split('.'), type);
  const hints = typeHints(plan);
  for (const path of triggerReferences(plan)) put(path, hints.get(path[0] ?? '') ?? 'any');
  return trigger.type === 'trigger.message' ? { ...data, channel: 'whatsapp', messageId: 'message-1' } : data;
}

/** What the event of an event trigger says for certain. */
function eventData({ type, config }: GraphNode, contact: ContactSnapshot): JsonObject {
  if (type !== 'trigger.event') return {};
  if (config['kind'] === 'contact.changed') return contactChangedPayload(contact, ['name']);
  if (config['kind'] !== 'deal.moved') return {};
  const given = Object.entries(dealMeant(config)).filter(([, value]) => value !== '');
  return { stageKind: 'open', ...Object.fromEntries(given), title: contact.name };
}

function nested(path: readonly string[], value: JsonValue): JsonValue {
  return path.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
}

/** Paths below `trigger` that steps read. Steps of a called workflow read what it was given, not this trigger. */
function triggerReferences(plan: Plan): readonly (readonly string[])[] {
  return plan.nodes
    .filter(({ localId }) => localId === undefined)
    .flatMap((node) => textsIn(node.config))
    .flatMap((text) => listReferences(text))
    .flatMap(([scope, ...path]) => (scope === 'trigger' && path.length > 0 ? [path] : []));
}

/**
 * Only what waits for somebody needs an answer; everything else goes well by itself. At each visit the next way is gone,
 * so that a circle is left again.
 */
function sampleAnswer(node: PlanNode): readonly (readonly [string, Answer | readonly Answer[]])[] {
  if (node.class !== 'waiting' || node.type === 'wait.time') return [];
  const ports = Object.keys(node.ports).filter((port) => port !== node.firstPort && !SILENT.includes(port));
  const answers = [node.firstPort, ...ports].flatMap((port) => (port === undefined ? [] : [answerBy(node, port)]));
  const [first] = answers;
  if (first === undefined) return [];
  return [[node.id, answers.length === 1 ? first : answers]];
}

function answerBy(node: PlanNode, port: string): Answer {
  const answer = { port, after: REPLY_SECONDS };
  return node.type === 'wait.reply' ? { ...answer, output: { text: 'Bəli, zəng edin' } } : answer;
}
