import { renderTemplatePreview } from './template-preview.ts';

describe('renderTemplatePreview', () => {
  it.each([
    ['Salam, {{1}}! Sabah {{2}}.', ['Aysel', '10:00'], 'Salam, Aysel! Sabah 10:00.'],
    ['{{2}} before {{1}}', ['a', 'b'], 'b before a'],
    ['Hi {{ name }}, {{name}} of {{ city }}', ['Aysel', 'Baku'], 'Hi Aysel, Aysel of Baku'],
    ['Missing {{1}} {{2}}', ['one'], 'Missing one {{2}}'],
    ['Costs $& {{1}}', ['$1'], 'Costs $& $1'],
  ])('renders %s', (body, variables, expected) => {
    expect(renderTemplatePreview(body, variables)).toBe(expected);
  });
});
