import type { JsonObject } from '@flowkeep/contracts';
import { activeStep, reportOf, type Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Has the driver execute the step. A control that will decide over the result gets its config again then. */
export function execute(
  { draft, now }: Turn,
  step: Step,
  nodeClass: 'quick' | 'outbound',
  config: JsonObject,
  keepConfig = false,
): void {
  draft.activate(step.key, activeStep(step, { kind: 'executing', config: keepConfig ? config : {} }));
  draft.commands.push({ kind: 'execute', stepKey: step.key, node: step.index, class: nodeClass, config });
  draft.report(reportOf(step, 'running', now));
}
