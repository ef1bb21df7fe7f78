import type { NodeDefinition } from '@flowkeep/node-sdk';
import { aiClassify } from './ai/classify/definition.ts';
import { contactUpsert } from './contact/upsert/definition.ts';
import { dataSet } from './data/set/definition.ts';
import { dealMove } from './deal/move/definition.ts';
import { flowCall } from './flow/call/definition.ts';
import { flowCompensate } from './flow/compensate/definition.ts';
import { flowCondition } from './flow/condition/definition.ts';
import { flowEach } from './flow/each/definition.ts';
import { flowEnd } from './flow/end/definition.ts';
import { flowGoal } from './flow/goal/definition.ts';
import { flowGoto } from './flow/goto/definition.ts';
import { flowJoin } from './flow/join/definition.ts';
import { flowRepeat } from './flow/repeat/definition.ts';
import { flowSplit } from './flow/split/definition.ts';
import { flowSwitch } from './flow/switch/definition.ts';
import { httpRequest } from './http/request/definition.ts';
import { triggerCall } from './trigger/call/definition.ts';
import { triggerError } from './trigger/error/definition.ts';
import { triggerEvent } from './trigger/event/definition.ts';
import { triggerForm } from './trigger/form/definition.ts';
import { triggerManual } from './trigger/manual/definition.ts';
import { triggerMessage } from './trigger/message/definition.ts';
import { triggerSchedule } from './trigger/schedule/definition.ts';
import { triggerWebhook } from './trigger/webhook/definition.ts';
import { waitApproval } from './wait/approval/definition.ts';
import { waitEvent } from './wait/event/definition.ts';
import { waitReply } from './wait/reply/definition.ts';
import { waitTime } from './wait/time/definition.ts';
import { whatsappSend } from './whatsapp/send/definition.ts';

/** Every built-in node type, in the order of the palette. */
export const nodeDefinitions = {
  'trigger.form': triggerForm,
  'trigger.schedule': triggerSchedule,
  'trigger.message': triggerMessage,
  'trigger.webhook': triggerWebhook,
  'trigger.manual': triggerManual,
  'trigger.event': triggerEvent,
  'trigger.call': triggerCall,
  'trigger.error': triggerError,
  'whatsapp.send': whatsappSend,
  'wait.reply': waitReply,
  'wait.time': waitTime,
  'wait.event': waitEvent,
  'wait.approval': waitApproval,
  'ai.classify': aiClassify,
  'contact.upsert': contactUpsert,
  'deal.move': dealMove,
  'data.set': dataSet,
  'http.request': httpRequest,
  'flow.condition': flowCondition,
  'flow.switch': flowSwitch,
  'flow.split': flowSplit,
  'flow.join': flowJoin,
  'flow.each': flowEach,
  'flow.repeat': flowRepeat,
  'flow.goto': flowGoto,
  'flow.call': flowCall,
  'flow.goal': flowGoal,
  'flow.compensate': flowCompensate,
  'flow.end': flowEnd,
} as const satisfies Readonly<Record<string, NodeDefinition>>;

export type NodeType = keyof typeof nodeDefinitions;

/** The node types of some classes. The registries of behaviour are checked against it. */
export type NodeTypeOf<Class> = {
  [T in NodeType]: (typeof nodeDefinitions)[T]['class'] extends Class ? T : never;
}[NodeType];

// Refused by the compiler when a definition stands under another name than its own type.
nodeDefinitions satisfies { readonly [T in NodeType]: { readonly type: T } };
