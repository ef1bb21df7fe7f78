import type { JsonObject } from '@flowkeep/contracts';
import type { Plan, PlanNode } from '@flowkeep/graph';
import type { TriggerEntity, TriggerRow, WorkspaceTransaction } from '@flowkeep/persistence';
import { nextDue } from './next-due.ts';
import { newTriggerToken, type SigningSecrets } from './signing-secrets.ts';
import { eventKindOf, isTriggerType, TRIGGER_EVENTS, type TriggerType } from './trigger-events.ts';

export interface TriggerSurroundings {
  /** Rows that the workflow ever had: a node keeps its address and its secret. */
  readonly previous: readonly TriggerEntity[];
  /** IANA zone where neither schedule nor workflow names one. */
  readonly workspaceTimeZone: string;
  readonly now: Date;
}

/** The trigger rows of a plan. Throws `invalid-input` naming the field of a schedule that cannot be used. */
export async function triggerRowsOf(
  tx: WorkspaceTransaction,
  plan: Plan,
  secrets: SigningSecrets,
  surroundings: TriggerSurroundings,
): Promise<readonly TriggerRow[]> {
  const rows: TriggerRow[] = [];
  for (const index of plan.triggers) {
    const node = plan.nodes[index];
    if (node === undefined || !isTriggerType(node.type)) continue;
    rows.push(await rowOf(tx, plan, node, node.type, secrets, surroundings));
  }
  return rows;
}

async function rowOf(
  tx: WorkspaceTransaction,
  plan: Plan,
  node: PlanNode,
  type: TriggerType,
  secrets: SigningSecrets,
  { previous, workspaceTimeZone, now }: TriggerSurroundings,
): Promise<TriggerRow> {
  const before = previous.find((row) => row.nodeId === node.id && row.type === type);
  const needs = TRIGGER_EVENTS[type];
  return {
    nodeId: node.id,
    type,
    eventKind: eventKindOf(type, node.config),
    token: needs.token ? (before?.token ?? newTriggerToken()) : null,
    signingSecret: needs.secret ? (before?.signingSecret ?? (await secrets.make(tx))) : null,
    config: node.config,
    nextDueAt:
      type === 'trigger.schedule'
        ? dueOf(node, zoneOf(node.config) ?? plan.settings.timeZone ?? workspaceTimeZone, now)
        : null,
  };
}

function dueOf(node: PlanNode, timeZone: string, now: Date): Date {
  const cron = node.config.cron;
  return nextDue(typeof cron === 'string' ? cron : '', timeZone, now, `nodes.${node.id}.config.cron`);
}

function zoneOf(config: JsonObject): string | null {
  return typeof config.timeZone === 'string' && config.timeZone !== '' ? config.timeZone : null;
}
