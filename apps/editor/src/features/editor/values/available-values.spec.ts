import { nodeCatalog } from '@flowkeep/nodes';
import type { RootWords } from '../../../canvas/value-origin.ts';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { availableValues } from './available-values.ts';

const words: RootWords = {
  trigger: 'Start',
  contact: 'Contact',
  vars: 'V',
  workspace: 'Workspace',
  run: 'Run',
  event: 'Event',
  fields: {},
};
const graph = drawing(
  { lead: 'trigger.message', greet: 'whatsapp.send', wait: 'wait.reply', other: 'http.request' },
  'lead.next > greet',
  'greet.sent > wait',
);

describe('availableValues', () => {
  it('offers what lies before the step, the nearest first, then contact and workspace', () => {
    expect(availableValues(graph, nodeCatalog, 'wait', words).map((group) => group.id)).toEqual([
      'greet',
      'lead',
      'contact',
      'workspace',
    ]);
  });

  it('reads a trigger as trigger and a step by its id', () => {
    const paths = availableValues(graph, nodeCatalog, 'wait', words).flatMap((group) =>
      group.values.map(({ path }) => path.join('.')),
    );
    expect(paths).toContain('steps.greet.messageId');
    expect(paths).toContain('trigger.text');
    expect(paths).toContain('contact.name');
  });

  it('offers a trigger its own values', () => {
    expect(availableValues(graph, nodeCatalog, 'lead', words)[0]?.id).toBe('lead');
  });

  it('offers what a workflow that is called promises', () => {
    const calling = drawing(
      { start: 'trigger.manual', ask: 'flow.call', end: 'http.request' },
      'start.next > ask',
      'ask.done > end',
    );
    const { ask } = calling.nodes;
    if (ask === undefined) throw new Error('The drawing has no call.');
    const graph = { ...calling, nodes: { ...calling.nodes, ask: { ...ask, config: { workflow: 'price' } } } };
    const called = drawing({ called: 'trigger.call' });
    const { called: begin } = called.nodes;
    if (begin === undefined) throw new Error('The drawing has no beginning.');
    const nodes = { called: { ...begin, config: { outputs: [{ name: 'amount', type: 'number' }] } } };
    const context = { workflows: () => ({ graph: { ...called, nodes }, version: 1 }) };
    const [first] = availableValues(graph, nodeCatalog, 'end', words, context);
    expect(first).toMatchObject({ id: 'ask', values: [{ path: ['steps', 'ask', 'amount'], type: 'number' }] });
    expect(availableValues(graph, nodeCatalog, 'end', words)[0]?.id).not.toBe('ask');
  });

  it('offers a loop’s item inside of it, and what it kept behind it', () => {
    const loop = drawing(
      { start: 'trigger.manual', each: 'flow.each', ask: 'http.request', end: 'http.request' },
      'start.next > each',
      'each.each > ask',
      'each.done > end',
    );
    const names = (id: string): readonly string[] =>
      availableValues(loop, nodeCatalog, id, words).flatMap(({ values }) => values.map(({ path }) => path.join('.')));
    expect(names('ask')).toContain('steps.each.item');
    expect(names('ask')).not.toContain('steps.each.count');
    expect(names('end')).toContain('steps.each.count');
    expect(names('end')).not.toContain('steps.each.item');
  });

  it('offers a goal what its event says', () => {
    const goal = drawing({ won: { type: 'flow.goal', config: { kind: 'deal.moved' } } });
    const [event] = availableValues(goal, nodeCatalog, 'won', words);
    expect(event?.id).toBe('event');
    expect(event?.values.map(({ path }) => path.join('.'))).toContain('event.stageKind');
    expect(event?.values.map(({ label }) => label)).toContain('Stage before');
  });
});
