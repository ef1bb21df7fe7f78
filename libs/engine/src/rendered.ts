import type { JsonObject } from '@flowkeep/contracts';
import { renderAt, WorkMeter } from '@flowkeep/expressions';
import type { PlanNode } from '@flowkeep/graph';
import type { FrameDraft } from './frame-draft.ts';
import { scopeIn } from './scope.ts';
import type { Turn } from './turn.ts';

/**
 * A config with its templates evaluated where a frame can see. All of them together may do what one may, so that no step
 * takes long; what they did counts in the turn, even where they were refused. Throws `invalid-input` as expressions do.
 */
export function rendered(
  turn: Turn,
  frame: FrameDraft,
  config: JsonObject,
  templates: PlanNode['templates'],
): JsonObject {
  const { draft, now, first, work } = turn;
  if (templates.length === 0) return weighed(turn, config);
  // In runs of the first version each template had a bound of its own.
  if (first) return renderAt(config, templates, scopeIn(draft, frame, now));
  const meter = new WorkMeter();
  try {
    return weighed(turn, renderAt(config, templates, scopeIn(draft, frame, now), meter));
  } finally {
    work.use(meter.done);
  }
}

/** Whatever looks at a config takes longer the larger it is. */
function weighed({ first, work }: Turn, config: JsonObject): JsonObject {
  if (!first) work.weigh(config);
  return config;
}
