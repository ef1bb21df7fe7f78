import { hearingChoices } from './hearing-choices.ts';

const workflow = (id: string, ...beginsWith: readonly string[]) => ({ id, name: `The ${id} one`, beginsWith });

it('only other workflows that are published and begin with a failure can hear of one', () => {
  const all = [
    workflow('me', 'trigger.error'),
    workflow('alarm', 'trigger.error', 'trigger.manual'),
    workflow('lead', 'trigger.webhook'),
    workflow('draft'),
  ];
  expect(hearingChoices(all, 'me')).toEqual([{ value: 'alarm', label: 'The alarm one' }]);
});
