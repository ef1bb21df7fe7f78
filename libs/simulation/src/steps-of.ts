import type { StepReport } from '@flowkeep/contracts';

/**
 * Steps in a form that can be compared: what a run went through, without keys, times and order of reports. Equal for a
 * simulation and for a real run of the same plan to which the same happened. `greet#1 done sent`, in a loop
 * `greet[17]#1 done sent`.
 */
export function stepsOf(run: { readonly steps: readonly StepReport[] }): readonly string[] {
  return run.steps
    .map((step) => {
      const path = step.path === undefined || step.path === '' ? '' : `[${step.path}]`;
      const ports = step.ports ?? (step.port === null ? [] : [step.port]);
      return [`${step.nodeId}${path}#${String(step.visit)}`, step.status, ...ports].join(' ');
    })
    .sort();
}
