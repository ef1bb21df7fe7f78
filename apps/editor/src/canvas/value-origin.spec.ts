import { nodeCatalog } from '@flowkeep/nodes';
import { drawing } from './testing/drawing.ts';
import { originText, type RootWords, valueOrigin } from './value-origin.ts';

const words: RootWords = {
  trigger: 'Start',
  contact: 'Contact',
  vars: 'Variables',
  workspace: 'Workspace',
  run: 'Run',
  event: 'Event',
  fields: { 'contact.name': 'Name' },
};
const graph = drawing({ lead: 'trigger.message', wait: 'wait.reply' });
const say = (...path: readonly string[]): string => originText(valueOrigin(graph, nodeCatalog, path, words));

describe('valueOrigin', () => {
  it('names the step and its value by their labels', () => {
    expect(say('steps', 'wait', 'text')).toBe('wait · Reply text');
    expect(say('trigger', 'text')).toBe('lead · Message text');
    expect(say('contact', 'name')).toBe('Contact · Name');
  });

  it('makes words of a path that nobody has named', () => {
    expect(say('vars', 'home_city')).toBe('Variables · Home city');
  });

  it('knows when no step gives it', () => {
    expect(valueOrigin(graph, nodeCatalog, ['steps', 'gone', 'x'], words).known).toBe(false);
  });
});
