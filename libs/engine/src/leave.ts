import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { noteCompleted } from './completed.ts';
import { decideEdges } from './edge-rules.ts';
import { fail } from './fail.ts';
import { remember } from './remember.ts';
import { stepErrorOf } from './step-error.ts';
import { reportOf, type Step } from './step.ts';
import type { Turn } from './turn.ts';

/** A step is done: the run goes on behind it, by every port it chose. */
export function leave(turn: Turn, step: Step, ports: readonly string[], output: JsonObject): void {
  const { node } = step;
  const unknown = ports.find((port) => !Object.hasOwn(node.ports, port) || port === node.body);
  if (unknown !== undefined) {
    const message = `The step "${node.id}" wanted to leave by "${unknown}", a way out that it does not have.`;
    return fail(turn, step, stepErrorOf(new DomainError('internal', message), turn.now));
  }
  remember(turn, step, output);
  turn.draft.report(reportOf(step, 'done', turn.now, { ports, output }));
  noteCompleted(turn, step, output);
  decideEdges(turn, step.frame, step.index, ports);
}
