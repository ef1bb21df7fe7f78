import { DomainError, type FieldError } from '@flowkeep/contracts';
import type { Problem, ProblemPlace } from '@flowkeep/graph';

/** Says why a workflow cannot be published: one field error a fault; `problems` holds the warnings too. */
export class InvalidGraphError extends DomainError {
  constructor(readonly problems: readonly Problem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error');
    const count = errors.length === 1 ? 'one problem' : `${String(errors.length)} problems`;
    super('invalid-graph', `The workflow has ${count}. Solve them, then publish again.`, {
      fields: errors.map(fieldErrorOf),
    });
  }
}

function fieldErrorOf({ place, message, fix }: Problem): FieldError {
  return { path: pathOf(place), message: `${message} ${fix}` };
}

function pathOf(place: ProblemPlace): string {
  switch (place.kind) {
    case 'workflow':
      return '';
    case 'edge':
      return `edges.${place.edgeId}`;
    case 'node':
      return place.field === undefined ? `nodes.${place.nodeId}` : `nodes.${place.nodeId}.config.${place.field}`;
  }
}
