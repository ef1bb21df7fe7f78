import { drawing } from '../../../canvas/testing/drawing.ts';
import { bulkStepChoices } from './bulk-step-choices.ts';

const graph = drawing({ start: 'trigger.manual', ask: 'wait.reply' }, 'start.next > ask');
const standing = [
  { nodeId: 'ask', title: 'Ask', version: 2, count: 3 },
  { nodeId: 'ask/inner', title: 'Ask › Inner', version: 2, count: 3 },
  { nodeId: 'old', title: 'Old', version: 1, count: 1 },
];
const valuesFor = (version: number | null) => bulkStepChoices(graph, standing, version).map(({ value }) => value);

describe('bulkStepChoices', () => {
  it('are the steps of the drawing, and those at which runs stand besides', () => {
    expect(valuesFor(null)).toEqual(['ask', 'ask/inner', 'old']);
  });

  it('are those with which runs have failed, where they are not there yet', () => {
    const failed = [
      { nodeId: 'ask', title: 'Asked' },
      { nodeId: 'gone', title: 'Gone' },
    ];
    expect(bulkStepChoices(null, standing, 1, failed)).toEqual([
      { value: 'old', label: 'Old' },
      { value: 'ask', label: 'Asked' },
      { value: 'gone', label: 'Gone' },
    ]);
  });

  it('are those of the version that is asked for', () => {
    expect(valuesFor(1)).toEqual(['ask', 'old']);
  });

  it('are those at which runs stand, while the drawing is not there', () => {
    expect(bulkStepChoices(null, standing, 1)).toEqual([{ value: 'old', label: 'Old' }]);
  });
});
