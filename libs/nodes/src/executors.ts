import type { Executor } from '@flowkeep/node-sdk';
import { aiClassifyExecutor } from './ai/classify/execute.ts';
import { contactUpsertExecutor } from './contact/upsert/execute.ts';
import { dealMoveExecutor } from './deal/move/execute.ts';
import { flowCallExecutor } from './flow/call/execute.ts';
import { httpRequestExecutor } from './http/request/execute.ts';
import type { NodeTypeOf } from './node-definitions.ts';
import { waitApprovalExecutor } from './wait/approval/execute.ts';
import { whatsappSendExecutor } from './whatsapp/send/execute.ts';

/** Waiting node types that do something before they wait. */
type ActingWait = 'wait.approval' | 'flow.call';

/** Behaviour of every node type that acts; the compiler refuses one that is missing. */
export const executors: Readonly<Record<NodeTypeOf<'quick' | 'outbound'> | ActingWait, Executor>> = {
  'whatsapp.send': whatsappSendExecutor,
  'ai.classify': aiClassifyExecutor,
  'contact.upsert': contactUpsertExecutor,
  'deal.move': dealMoveExecutor,
  'http.request': httpRequestExecutor,
  'flow.call': flowCallExecutor,
  'wait.approval': waitApprovalExecutor,
};

const byType = new Map<string, Executor>(Object.entries(executors));

/** The executor of a type that came from a plan; undefined when no such type is installed. */
export function findExecutor(type: string): Executor | undefined {
  return byType.get(type);
}
