import type { GraphSettings } from '../graph.ts';
import type { GraphContext } from '../graph-context.ts';
import { drawing, edge, node, testCatalog } from '../testing/drawing.ts';
import { validateGraph } from '../validate-graph.ts';

const sound = drawing(node('in', 'start'), node('a'), edge('in', 'a'));
const problems = (settings: Partial<GraphSettings>, context: GraphContext = {}): readonly string[] =>
  validateGraph({ ...sound, settings: { ...sound.settings, ...settings } }, testCatalog, context).map(
    ({ message }) => message,
  );

describe('settings', () => {
  it.each<[string, Partial<GraphSettings>, readonly string[]]>([
    ['a zone', { timeZone: 'Asia/Baku' }, []],
    ['no such zone', { timeZone: 'Asia/Nowhere' }, ['The workflow\'s time zone "Asia/Nowhere" is not known.']],
    ['one at a time for each contact', { oneAtATime: { key: '', then: 'queue' } }, []],
    ['one at a time for a value', { oneAtATime: { key: '{{ trigger.order }}', then: 'skip' } }, []],
    [
      'one at a time for a later value',
      { oneAtATime: { key: '{{ steps.a.value }}', then: 'skip' } },
      ['One run at a time: the key speaks of a value that is not known before the run begins.'],
    ],
  ])('%s', (_, settings, messages) => {
    expect(problems(settings)).toEqual(messages);
  });

  it('name a workflow that is there to hear of failed runs', () => {
    const context = {
      workflowId: 'me',
      workflows: (id: string) => (id === 'plain' ? { graph: sound, version: 1 } : undefined),
    };
    expect(problems({ errorWorkflowId: 'gone' }, context)[0]).toContain('not published');
    expect(problems({ errorWorkflowId: 'plain' }, context)[0]).toContain('does not begin with one');
    expect(problems({ errorWorkflowId: 'me' }, context)[0]).toContain('its own');
  });
});
