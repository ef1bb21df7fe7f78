import type { Executor } from '@flowkeep/node-sdk';
import { aiClassifyExecutor } from './ai/classify/execute.ts';
import { contactUpsertExecutor } from './contact/upsert/execute.ts';
import { dealMoveExecutor } from './deal/move/execute.ts';
import { httpRequestExecutor } from './http/request/execute.ts';
import type { NodeTypeOf } from './node-definitions.ts';
import { whatsappSendExecutor } from './whatsapp/send/execute.ts';

/** Behaviour of every quick and outbound node type; the compiler refuses one that is missing. */
export const executors: Readonly<Record<NodeTypeOf<'quick' | 'outbound'>, Executor>> = {
  'whatsapp.send': whatsappSendExecutor,
  'ai.classify': aiClassifyExecutor,
  'contact.upsert': contactUpsertExecutor,
  'deal.move': dealMoveExecutor,
  'http.request': httpRequestExecutor,
};

const byType = new Map<string, Executor>(Object.entries(executors));

/** The executor of a type that came from a plan; undefined when no such type is installed. */
export function findExecutor(type: string): Executor | undefined {
  return byType.get(type);
}
