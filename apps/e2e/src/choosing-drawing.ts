import { aGraph, edge, node } from '@flowkeep/testing';

/** It waits for what its person does and has none, so it fails where two ways lead on. */
export function choosingDrawing(): ReturnType<typeof aGraph> {
  const event = (name: string, label: string) => ({ id: name, label, kind: 'event.custom', name, about: 'contact' });
  return aGraph(
    node('start', 'trigger.manual', {}, { title: 'Somebody starts it' }),
    node(
      'choose',
      'wait.event',
      { events: [event('paid', 'They paid'), event('left', 'They left')] },
      { title: 'Paid or gone' },
    ),
    node('paid', 'flow.end', {}, { title: 'They have paid' }),
    node('gone', 'flow.end', {}, { title: 'They are gone' }),
    edge('start', 'choose'),
    edge('choose:paid', 'paid'),
    edge('choose:left', 'gone'),
  );
}
