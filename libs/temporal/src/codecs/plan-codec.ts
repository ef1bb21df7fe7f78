import type { Payload, PayloadCodec } from '@temporalio/common';
import type { PlanReference } from '@flowkeep/workflow-runtime/contract';
import type { PlanSource } from '../plan-source.ts';
import { changed, ENCODING, JSON_PLAIN, metadataOf, PLAN, textOf } from './payload-metadata.ts';

const REFERENCE_START = '{"flowkeepPlan":';
const REFERENCE_LIMIT = 300;

/**
 * Lets a plan travel by reference: a history holds its hash, and whoever reads the payload gets the plan. Plans never
 * change, so a replay reads the same.
 */
export class PlanCodec implements PayloadCodec {
  constructor(private readonly plans: PlanSource) {}

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => (isReference(payload) ? asPlan(payload) : payload)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.decodeOne(payload)));
  }

  private async decodeOne(payload: Payload): Promise<Payload> {
    if (metadataOf(payload, ENCODING) !== PLAN) return payload;
    const { workspaceId, flowkeepPlan } = JSON.parse(textOf(payload)) as PlanReference;
    const plan = await this.plans.planJson(workspaceId, flowkeepPlan);
    return changed(payload, plan, { [ENCODING]: JSON_PLAIN });
  }
}

function isReference(payload: Payload): boolean {
  if (metadataOf(payload, ENCODING) !== JSON_PLAIN || (payload.data?.length ?? 0) > REFERENCE_LIMIT) return false;
  return textOf(payload).startsWith(REFERENCE_START);
}

function asPlan(payload: Payload): Payload {
  return changed(payload, payload.data ?? new Uint8Array(), { [ENCODING]: PLAN });
}
