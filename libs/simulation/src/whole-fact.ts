import {
  changedContact,
  type ContactField,
  type ContactSnapshot,
  contactChangedPayload,
  type JsonObject,
  TOLD_FIELDS,
} from '@flowkeep/contracts';
import { canonicalJson } from '@flowkeep/graph';
import { textOf } from '@flowkeep/node-sdk';
import type { Fact } from './fact.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** A fact of the scenario with all that such an event says, and the world as it is then: nobody writes down everything. */
export function wholeFact(fact: Fact, world: SimulatedWorld): Fact {
  const { kind, contactId, payload } = fact;
  if (contactId === null) return fact;
  if (kind === 'contact.changed') return { ...fact, payload: changeContact(world, contactId, payload) };
  return kind === 'deal.moved' ? { ...fact, payload: dealPayload(world, contactId, payload) } : fact;
}

/** Fields of a contact that are not as they were. */
export function changedFields(before: ContactSnapshot, after: ContactSnapshot): readonly ContactField[] {
  return TOLD_FIELDS.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));
}

function changeContact(world: SimulatedWorld, id: string, given: JsonObject): JsonObject {
  const before = world.contact(id);
  if (before === undefined) return given;
  const payload = { ...contactChangedPayload(before, []), ...given, contactId: id };
  const after = changedContact({ kind: 'contact.changed', payload }) ?? before;
  world.know(after);
  return { ...given, ...contactChangedPayload(after, changedFields(before, after)) };
}

function dealPayload(world: SimulatedWorld, contactId: string, given: JsonObject): JsonObject {
  const { pipelineId, stageId, stageKind, pipeline = pipelineId, stage = stageId } = given;
  const wanted = { pipeline: textOf(pipeline), stage: textOf(stage), kind: textOf(stageKind) };
  const title = world.contact(contactId)?.name ?? '';
  const deal = { dealId: world.nextId('d'), title, previousStage: null, amount: null };
  return { ...deal, ...given, ...world.place(wanted) };
}
