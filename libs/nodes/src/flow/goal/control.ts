import { type ContactSnapshot, type InboxEvent, isJsonObject, type JsonObject } from '@flowkeep/contracts';
import type { ControlResult } from '@flowkeep/engine';
import { type Condition, evaluateCondition, renderTexts } from '@flowkeep/expressions';
import { defineControl, type TypedControlContext } from '@flowkeep/node-sdk/control';
import { isPlaceMeant } from '../../event/deal-place.ts';
import { waitEventOf } from '../../event/event-source.ts';
import type { flowGoal } from './definition.ts';

type Context = TypedControlContext<typeof flowGoal.fields>;

export const flowGoalControl = defineControl<typeof flowGoal>({
  enter: waitOn,
  resume: (context, event) =>
    event !== null && counts(context, event)
      ? { kind: 'done', port: '', ports: [], output: { event: event.kind, data: event.payload } }
      : waitOn(context),
});

/** A goal about the person of a run without one is never reached. */
function waitOn({ config, contact, runStartedAt }: Context): ControlResult {
  const event = waitEventOf('', config, contact);
  return { kind: 'wait', request: { until: null, events: event === null ? [] : [event], since: runStartedAt } };
}

/** The contact is as the event says that it is now, where it says so. */
function counts({ config, contact, workspace }: Context, event: InboxEvent): boolean {
  const { condition } = config;
  if (event.kind === 'deal.moved' && !isPlaceMeant(config, event.payload)) return false;
  if (condition === undefined || condition.rules.length === 0) return true;
  const scope = {
    event: event.payload,
    contact: contactValue(contact),
    workspace: { ...workspace },
    trigger: null,
    vars: null,
    steps: null,
    run: null,
  };
  const rendered = renderTexts(condition as unknown as JsonObject, scope);
  // Rendering changes texts alone: the shape is still that of a condition.
  return isJsonObject(rendered) && evaluateCondition(rendered as unknown as Condition);
}

function contactValue(contact: ContactSnapshot | null): JsonObject | null {
  return contact === null ? null : { ...contact };
}
