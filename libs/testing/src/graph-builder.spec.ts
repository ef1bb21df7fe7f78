import { parseGraph } from '@flowkeep/graph';
import { aGraph, edge, node, settings } from './graph-builder.ts';

describe('aGraph', () => {
  const graph = aGraph(
    node('lead', 'trigger.manual'),
    node('ask', 'wait.reply', { limit: { amount: 1, unit: 'days' } }, { title: 'Wait' }),
    node('end', 'flow.end'),
    edge('lead', 'ask'),
    edge('ask:silent', 'end'),
    settings({ everyRunOnTemporal: true }),
  );

  it('gives a document that the product can read', () => {
    expect(parseGraph(graph)).toEqual(graph);
  });

  it('leaves by the port that is named, else by next', () => {
    expect(Object.values(graph.edges).map(({ from }) => [from.node, from.port])).toEqual([
      ['lead', 'next'],
      ['ask', 'silent'],
    ]);
  });

  it('takes titles and settings where they are given', () => {
    expect(Object.values(graph.nodes).map(({ title }) => title)).toEqual(['lead', 'Wait', 'end']);
    expect(graph.settings.everyRunOnTemporal).toBe(true);
  });
});
