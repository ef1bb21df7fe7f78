import type { JsonObject } from '@flowkeep/contracts';
import { renderAt, type Scope, WORK_LIMIT, WorkMeter } from '@flowkeep/expressions';
import type { PlanNode } from '@flowkeep/graph';
import { roundOutput } from './body.ts';
import type { FrameDraft } from './frame-draft.ts';
import { scopeIn } from './scope.ts';
import type { Step } from './step.ts';
import type { Turn } from './turn.ts';

/** What writing a date costs in runs of the first version. */
const FIRST_DATE_COST = 10;

/**
 * The config of a step with its templates evaluated where `frame` can see: its own frame, or the round that has just ended.
 * A step that decides before each round knows, as `steps.<node>`, the number of the round that would begin now.
 */
export function configOf(turn: Turn, step: Step, frame = step.frame, rounds = 0): JsonObject {
  const { config, templates, type } = step.node;
  const control = Object.hasOwn(turn.controls, type) ? turn.controls[type] : undefined;
  const own = control?.bodyEnded === undefined ? {} : roundOutput(step, rounds);
  return rendered(turn, frame, config, templates, own);
}

/**
 * A config with its templates evaluated where a frame can see. All of them together may do what one may, so that no step
 * takes long; what they did counts in the turn, even where they were refused. Throws `invalid-input` as expressions do.
 */
export function rendered(
  turn: Turn,
  frame: FrameDraft,
  config: JsonObject,
  templates: PlanNode['templates'],
  own: Readonly<Record<string, JsonObject>> = {},
): JsonObject {
  const { draft, now, first, work } = turn;
  if (templates.length === 0) return weighed(turn, config);
  const around = scopeIn(draft, frame, now);
  if (first) return renderedFirst(config, templates, around);
  const meter = new WorkMeter();
  const scope = Object.keys(own).length === 0 ? around : { ...around, steps: { ...around.steps, ...own } };
  try {
    return weighed(turn, renderAt(config, templates, scope, meter));
  } finally {
    work.use(meter.done);
  }
}

/** In runs of the first version each template has a bound of its own, and a date costs no more than another filter. */
function renderedFirst(config: JsonObject, templates: PlanNode['templates'], scope: Scope): JsonObject {
  return templates.reduce(
    (value, path) => renderAt(value, [path], scope, new WorkMeter(WORK_LIMIT, FIRST_DATE_COST)),
    config,
  );
}

/** Whatever looks at a config takes longer the larger it is. */
function weighed({ first, work }: Turn, config: JsonObject): JsonObject {
  if (!first) work.weigh(config);
  return config;
}
