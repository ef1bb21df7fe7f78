import type {
  ContactSnapshot,
  DealMovedPayload,
  EventKind,
  JsonObject,
  MessageContent,
  NotSentReason,
  SendOutcome,
  SendRequest,
} from '@flowkeep/contracts';
import { contactChangedPayload, isJsonObject, NOT_SENT_REASONS } from '@flowkeep/contracts';
import type { ClassifyRequest, HttpRequest, NodeServices, UpsertContact } from '@flowkeep/node-sdk';
import { textOf } from '@flowkeep/node-sdk';
import type { Answer } from './scenario.ts';
import type { Journal } from './journal.ts';
import type { SimulatedRun } from './simulated-run.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import { changedFields } from './whole-fact.ts';

/** What services see of the simulation. */
export interface ServedSimulation {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly world: SimulatedWorld;
  readonly journal: Journal;
  readonly wordsOf: (content: MessageContent) => string;
  /** Makes an event of what a step did, as our own database does. */
  readonly announce: (kind: EventKind, contactId: string, payload: JsonObject) => void;
  /** Begins a run of another workflow; gives its id. */
  readonly startRun: (step: ServedStep, workflowId: string, inputs: JsonObject) => Promise<string>;
}

type DealMove = Parameters<NodeServices['deals']['move']>[0];

/** Whose services these are. */
export interface ServedStep {
  readonly run: SimulatedRun;
  readonly node: string;
  readonly answer: Answer | undefined;
}

/** What a node may do to the world, in a world that only writes down and answers as the scenario says. */
export function simulatedServices(simulation: ServedSimulation, step: ServedStep): NodeServices {
  return {
    messages: { send: (request) => Promise.resolve(send(simulation, step, request)) },
    contacts: { upsert: (id, values) => Promise.resolve(upsert(simulation, id, values)) },
    deals: { move: (request) => Promise.resolve(moveDeal(simulation, step, request)) },
    ai: { classify: (request) => Promise.resolve(classify(step, request)) },
    runs: { start: async ({ workflowId, inputs }) => ({ runId: await simulation.startRun(step, workflowId, inputs) }) },
    approvals: { open: (request) => Promise.resolve(openApproval(simulation, request)) },
    http: { request: (request) => Promise.resolve(answerRequest(simulation, step, request)) },
  };
}

function send(simulation: ServedSimulation, { node, answer }: ServedStep, request: SendRequest): SendOutcome {
  const { now, world, journal } = simulation;
  const contact = world.contact(request.contactId);
  const refusal = answer?.port === undefined ? refusalOf(simulation, contact, request) : refusalSaid(answer);
  if (refusal !== null) {
    journal.problem('not-sent', node, `The message of "${node}" would not be sent. ${refusal.message}`);
    return { sent: false, messageId: null, ...refusal };
  }
  journal.messages.push({
    at: new Date(now).toISOString(),
    channel: request.channel,
    to: contact?.phone ?? request.contactId,
    text: simulation.wordsOf(request.content),
    template: request.content.kind === 'template' ? request.content.name : null,
    node,
  });
  return { sent: true, messageId: world.nextId('e') };
}

type Refusal = { readonly reason: NotSentReason; readonly message: string };

function refusalOf(
  { world, now }: ServedSimulation,
  contact: ContactSnapshot | undefined,
  { contactId, content }: SendRequest,
): Refusal | null {
  if (contact?.phone == null) return { reason: 'no-address', message: 'The contact has no phone.' };
  if (world.mayBeWrittenTo(contactId, content, now)) return null;
  const message = 'The person has not written in the last 24 hours: only an approved template may be sent.';
  return { reason: 'window-closed', message };
}

/** What the scenario says counts, whatever the rules of the channel. */
function refusalSaid({ port, output }: Answer): Refusal | null {
  if (port !== 'not_sent') return null;
  const reason = NOT_SENT_REASONS.find((known) => known === output?.['reason']) ?? 'provider-rejected';
  return { reason, message: textOf(output?.['message'] ?? 'The scenario says so.') };
}

/** A known person who is changed is an event, as they are then; a new one is none. */
function upsert(simulation: ServedSimulation, id: string | null, values: UpsertContact) {
  const { contact, before } = simulation.world.upsert(id, values);
  const fields = before === null ? [] : changedFields(before, contact);
  if (fields.length > 0) simulation.announce('contact.changed', contact.id, contactChangedPayload(contact, fields));
  return { contact, created: before === null, invalidPhone: false };
}

/** A deal that changes its stage is an event; a step that leaves it where it is makes none. */
function moveDeal(
  simulation: ServedSimulation,
  { run }: ServedStep,
  request: DealMove,
): Awaited<ReturnType<NodeServices['deals']['move']>> {
  const { contactId, pipelineId, stageId, title, amount } = request;
  const { deal, before } = simulation.world.moveDeal(contactId, pipelineId, stageId);
  const { id: dealId, ...standing } = deal;
  const previousStage = before?.stage ?? null;
  const currency = run.state?.workspace.currency ?? '';
  const payload = { dealId, title, ...standing, previousStage, amount, currency } satisfies DealMovedPayload;
  if (deal.stage !== previousStage) simulation.announce('deal.moved', contactId, payload);
  return { dealId, created: before === null, stage: deal.stage, previousStage };
}

function classify({ answer }: ServedStep, { labels }: ClassifyRequest) {
  const said = answer?.port ?? (answer?.output?.['label'] === undefined ? undefined : textOf(answer.output['label']));
  const label = said ?? labels[0]?.id ?? 'other';
  return { label, confidence: 1, reason: 'The scenario says so.', model: 'simulation' };
}

function openApproval(
  { world, now }: ServedSimulation,
  { expiresAfterSeconds }: Parameters<NodeServices['approvals']['open']>[0],
): Awaited<ReturnType<NodeServices['approvals']['open']>> {
  const expiresAt = expiresAfterSeconds === null ? null : new Date(now + expiresAfterSeconds * 1_000).toISOString();
  return { approvalId: world.nextId('b'), expiresAt };
}

function answerRequest(simulation: ServedSimulation, { node, answer }: ServedStep, request: HttpRequest) {
  simulation.journal.requests.push({ at: new Date(simulation.now).toISOString(), node, ...request });
  const { status, headers, body } = answer?.output ?? {};
  return {
    status: typeof status === 'number' ? status : 200,
    headers: isJsonObject(headers) ? Object.fromEntries(Object.entries(headers).map(([n, v]) => [n, textOf(v)])) : {},
    body: body ?? {},
  };
}
