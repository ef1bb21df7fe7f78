import { aGraph, edge, node } from '@flowkeep/testing';

/** Somebody starts it, it waits three days, and it ends. */
export function patientDrawing(): ReturnType<typeof aGraph> {
  return waitingDrawing('wait', 'Three days', 3);
}

/** The same with another step, in which it waits a week. */
export function morePatientDrawing(): ReturnType<typeof aGraph> {
  return waitingDrawing('week', 'A week', 7);
}

function waitingDrawing(id: string, title: string, days: number): ReturnType<typeof aGraph> {
  return aGraph(
    node('start', 'trigger.manual', {}, { title: 'Somebody starts it' }),
    node(id, 'wait.time', { mode: 'for', duration: { amount: days, unit: 'days' } }, { title }),
    node('end', 'flow.end', {}, { title: 'All done' }),
    edge('start', id),
    edge(id, 'end'),
  );
}
