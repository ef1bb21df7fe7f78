import { aGraph, edge, node } from '@flowkeep/testing';

/** Somebody starts it, it waits three days, and it ends. */
export function patientDrawing(): ReturnType<typeof aGraph> {
  return aGraph(
    node('start', 'trigger.manual', {}, { title: 'Somebody starts it' }),
    node('wait', 'wait.time', { mode: 'for', duration: { amount: 3, unit: 'days' } }, { title: 'Three days' }),
    node('end', 'flow.end', {}, { title: 'All done' }),
    edge('start', 'wait'),
    edge('wait', 'end'),
  );
}
