import type { JsonObject } from '@flowkeep/contracts';
import type { ControlContext } from './control.ts';
import { arrivalsOf } from './edge-rules.ts';
import type { Step } from './step.ts';
import type { Turn } from './turn.ts';

/** What the control of a step may know. */
export function contextOf({ draft, plan, now }: Turn, step: Step, config: JsonObject): ControlContext {
  const { runId, engineVersion, timeZone, startedAt, lastSpokeAt, contact, workspace } = draft.state;
  const { key, node, frame, visit } = step;
  const waiting = draft.active.get(key)?.request;
  return {
    config,
    runId,
    engineVersion,
    stepKey: key,
    visit,
    now,
    timeZone,
    zones: {
      contact: contact?.timeZone ?? null,
      workflow: plan.settings.timeZone,
      workspace: workspace.timeZone,
    },
    runStartedAt: startedAt,
    lastSpokeAt,
    contact,
    workspace,
    arrivals: arrivalsOf(node, frame.edges),
    ...(waiting !== undefined && { waiting }),
    rounds: draft.loop(key)?.ended ?? 0,
    jumps: frame.jumps?.[node.id] ?? 0,
  };
}
