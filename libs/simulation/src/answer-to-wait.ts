import { type EventKind, isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { type WaitEvent, waitEventsOf, type WaitRequest } from '@flowkeep/engine';
import type { PlanNode } from '@flowkeep/graph';
import type { Fact } from './fact.ts';
import type { Answer } from './scenario.ts';

/** People need a moment; the answer to a question comes after it, unless the scenario says otherwise. */
const MOMENT_SECONDS = 60;

/** The event that ends a wait as the scenario says; null where it is to run until its limit. */
export function answerToWait(
  answer: Answer,
  node: PlanNode,
  request: WaitRequest,
): { readonly afterSeconds: number; readonly fact: Fact } | null {
  const awaited = chosenBranch(answer, node, waitEventsOf(request));
  if (awaited === undefined) return null;
  const { branch, kind, key, match, contactId } = awaited;
  const payload = { ...usualPayload(kind, answer, node, branch), ...answer.output };
  return {
    afterSeconds: answer.after ?? MOMENT_SECONDS,
    fact: { kind, key, ...(match === null ? {} : { match }), contactId, payload },
  };
}

function chosenBranch({ port }: Answer, node: PlanNode, awaited: readonly WaitEvent[]): WaitEvent | undefined {
  const [only] = awaited;
  if (port === undefined) return only;
  if (only?.kind === 'approval.answered') return port === 'expired' ? undefined : only;
  const named = awaited.find(({ branch }) => branch === port);
  return named ?? (awaited.length === 1 && port === node.firstPort ? only : undefined);
}

function usualPayload(kind: EventKind, { port }: Answer, node: PlanNode, branch: string): JsonObject {
  switch (kind) {
    case 'message.received':
      return { text: '', channel: 'whatsapp', messageId: `answer-to-${node.id}` };
    case 'approval.answered':
      return { choice: port ?? node.firstPort ?? '', by: null, note: '' };
    case 'run.ended':
      return { status: 'completed', output: {}, error: null };
    case 'deal.moved':
      return placeMeant(branch, node);
    default:
      return {};
  }
}

/** Where the branch of a wait says that a deal must move to. */
function placeMeant(branch: string, { config }: PlanNode): JsonObject {
  const events = Array.isArray(config['events']) ? (config['events'] as readonly JsonValue[]) : [];
  const item = events.filter(isJsonObject).find(({ id }) => id === branch) ?? {};
  return dealMeant(item);
}

/** The move of a deal that settings ask for. */
export function dealMeant({ pipeline = '', stage = '', outcome = '' }: JsonObject): JsonObject {
  return { pipeline, stage, ...(outcome !== '' && outcome !== 'any' && { stageKind: outcome }) };
}
