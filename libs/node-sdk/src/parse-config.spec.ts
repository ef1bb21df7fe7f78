import fc from 'fast-check';
import type { JsonObject } from '@flowkeep/contracts';
import type { NodeDefinition } from './definition.ts';
import { field } from './fields/field-builders.ts';
import { leftOut } from './fields/left-out.ts';
import type { Fields } from './field.ts';
import { initialConfig } from './initial-config.ts';
import { nodeTypeInfo } from './node-type-info.ts';
import { parseConfig } from './parse-config.ts';

const message = {
  kind: field.select({
    label: 'What to send',
    initial: 'text',
    options: [
      { value: 'text', label: 'Text' },
      { value: 'template', label: 'Template' },
    ],
  }),
  text: field.multiline({
    label: 'Text',
    templates: true,
    fix: 'Write the message, or pick a template.',
    showWhen: { field: 'kind', is: ['text'] },
  }),
  template: field.selectFrom({
    label: 'Template',
    optionsFrom: 'whatsapp-templates',
    showWhen: { field: 'kind', is: ['template'] },
  }),
  note: field.text({ label: 'Note', required: false }),
  limit: field.duration({ label: 'Give up after', initial: { amount: 2, unit: 'days' } }),
};

const everyKind = {
  ...message,
  count: field.number({ label: 'Count', minimum: 1, maximum: 10 }),
  on: field.toggle({ label: 'On' }),
  at: field.instant({ label: 'At' }),
  cron: field.cron({ label: 'When' }),
  zone: field.timeZone({ label: 'Zone', required: false }),
  test: field.condition({ label: 'Rules' }),
  cases: field.list({
    label: 'Cases',
    itemLabel: 'case',
    uniqueBy: 'id',
    item: {
      id: field.text({ label: 'Id' }),
      text: field.text({ label: 'Text', templates: true }),
      test: field.condition({ label: 'Rules' }),
    },
  }),
  values: field.assignments({ label: 'Values' }),
  days: field.weekdays({ label: 'Days' }),
  from: field.timeOfDay({ label: 'From' }),
  target: field.step({ label: 'Target' }),
  limit_: leftOut(field.number({ label: 'Limit', minimum: 1, maximum: 10, initial: 3, required: false })),
  later: leftOut(
    field.text({ label: 'Later', templates: true, required: false, showWhen: { field: 'kind', is: ['text'] } }),
  ),
  when: leftOut(field.condition({ label: 'When it comes', required: false, evaluated: 'on-event' })),
};

const whole: JsonObject = {
  kind: 'text',
  text: 'Hello {{ contact.name }}',
  note: 'A {{ brace }} that is only text',
  limit: { amount: 3, unit: 'hours' },
  count: 2,
  on: true,
  at: '{{ trigger.when }}',
  cron: '0 9 * * 1-5',
  zone: 'Asia/Baku',
  test: { match: 'all', rules: [{ left: '{{ contact.language }}', operator: 'equals', right: 'az' }] },
  cases: [
    { id: 'a', text: '{{ vars.a }}', test: { match: 'any', rules: [{ left: '{{ vars.b }}', operator: 'exists' }] } },
  ],
  values: [{ name: 'city', value: '{{ trigger.city }}' }],
  days: [1, 7],
  from: '09:00',
  target: 'ask_again',
};

const bareDefinition: Omit<NodeDefinition, 'fields'> = {
  type: 'test.node',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Test',
  title: 'Test',
  icon: 'zap',
  description: 'For tests.',
  help: '',
  ports: () => [],
  outputs: () => [],
  summary: () => [],
};

function problemsOf(fields: Fields, config: JsonObject) {
  const result = parseConfig(fields, config);
  return result.ok ? [] : result.problems;
}

describe('parseConfig', () => {
  it('fills defaults and gives hidden fields their empty value', () => {
    expect(parseConfig(message, { text: 'Salam' })).toEqual({
      ok: true,
      config: { kind: 'text', text: 'Salam', template: '', note: '', limit: { amount: 2, unit: 'days' } },
      templates: [],
    });
  });

  it('does not ask for a hidden field, nor read its templates', () => {
    const result = parseConfig(message, { kind: 'template', text: '{{ broken', template: 'greeting_az' });
    expect(result).toMatchObject({ ok: true, config: { text: '', template: 'greeting_az' }, templates: [] });
  });

  it('finds templates in texts, lists, assignments and conditions, and only where they are evaluated', () => {
    const result = parseConfig(everyKind, whole);
    expect(result.ok && result.templates.map((path) => path.join('.'))).toEqual([
      'text',
      'at',
      'test.rules.0.left',
      'cases.0.text',
      'cases.0.test.rules.0.left',
      'values.0.value',
    ]);
  });

  it('leaves out what a config may do without, also where a new node would have it', () => {
    const bare = parseConfig(everyKind, whole);
    expect(bare.ok && Object.keys(bare.config)).toEqual(expect.not.arrayContaining(['limit_', 'later', 'when']));
    expect(initialConfig(everyKind)).toMatchObject({ limit_: 3 });
    const filled = parseConfig(everyKind, { ...whole, limit_: 5, later: '{{ vars.a }}' });
    expect(filled).toMatchObject({ ok: true, config: { limit_: 5, later: '{{ vars.a }}' } });
    const hidden = parseConfig(everyKind, { ...whole, kind: 'template', template: 't', later: '{{ vars.a }}' });
    expect(hidden.ok && Object.hasOwn(hidden.config, 'later')).toBe(false);
  });

  it('reads what is evaluated by an event, but does not let it be evaluated before', () => {
    const rules = (left: string): JsonObject => ({ match: 'all', rules: [{ left, operator: 'is-true' }] });
    const sound = parseConfig(everyKind, { ...whole, when: rules('{{ event.paid }}') });
    expect(sound.ok && sound.templates.some(([name]) => name === 'when')).toBe(false);
    expect(problemsOf(everyKind, { ...whole, when: rules('{{ event.paid') })[0]?.path).toBe('when.rules.0.left');
    expect(nodeTypeInfo({ ...bareDefinition, fields: everyKind }).eventFields).toEqual(['when']);
  });

  it('says what is empty and how to fill it', () => {
    expect(problemsOf(message, { text: '  ' })).toEqual([
      { path: 'text', message: 'Text is empty.', fix: 'Write the message, or pick a template.' },
    ]);
  });

  it.each<[string, JsonObject, string, string]>([
    ['an option that is not there', { kind: 'fax' }, 'kind', 'What to send must be one of the list.'],
    ['a template that cannot be read', { text: 'Hi {{ contact.name' }, 'text', 'This template cannot be used'],
    ['a setting nobody knows', { colour: 'red' }, 'colour', 'There is no setting "colour" here.'],
    ['no time at all', { limit: { amount: 0, unit: 'days' } }, 'limit', 'Give up after must be more than nothing.'],
    ['more than a year', { limit: { amount: 400, unit: 'days' } }, 'limit', 'Give up after is too long.'],
    ['a unit nobody knows', { limit: { amount: 1, unit: 'moons' } }, 'limit.unit', 'Give up after needs a unit.'],
    ['a text that is none', { text: 5 }, 'text', 'Text must be text.'],
    ['a number out of range', { count: 11 }, 'count', 'Count is out of range.'],
    ['half a number', { count: 1.5 }, 'count', 'Count must be a whole number.'],
    ['a date nobody can read', { at: 'soon' }, 'at', 'At is not a date and time.'],
    ['a schedule with four parts', { cron: '0 9 * *' }, 'cron', 'When is not a schedule.'],
    ['a zone nobody knows', { zone: 'Asia/Atlantis' }, 'zone', 'Zone is not known.'],
    ['a condition without rules', { test: { match: 'all', rules: [] } }, 'test', 'Rules: there is no rule yet.'],
    [
      'a rule without a right side',
      { test: { match: 'all', rules: [{ left: 'a', operator: 'equals', right: '' }] } },
      'test.rules.0.right',
      'Rule 1 has nothing to compare with.',
    ],
    ['no day', { days: [] }, 'days', 'Days: nothing is chosen.'],
    ['an eighth day', { days: [8] }, 'days.0', ''],
    ['a day twice', { days: [1, 1] }, 'days', 'Days has a day twice.'],
    ['a time after midnight', { from: '24:00' }, 'from', 'From is not a time.'],
    ['half a time', { from: '9' }, 'from', 'From is not a time.'],
    ['a step that can have no such name', { target: 'Ask again' }, 'target', 'Target is not the name of a step.'],
    ['no step', { target: '' }, 'target', 'Target: nothing is chosen.'],
    ['a list with nothing in it', { cases: [] }, 'cases', 'Cases: there is nothing in the list.'],
    ['an item that is none', { cases: [7] }, 'cases.0', 'This must be a set of named settings.'],
    [
      'two items with one id',
      { cases: [whole['cases'], whole['cases']].flat() as JsonObject[] },
      'cases.1.id',
      'This case is there twice.',
    ],
    [
      'a name with a space',
      { values: [{ name: 'my city', value: '' }] },
      'values.0.name',
      'The name of line 1 cannot be used.',
    ],
    [
      'two lines with one name',
      {
        values: [
          { name: 'a', value: '' },
          { name: 'a', value: '' },
        ],
      },
      'values.1.name',
      'Two lines have the name "a".',
    ],
  ])('names the place of %s', (_, change, path, words) => {
    const problems = problemsOf(everyKind, { ...whole, ...change });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.fix).not.toBe('');
  });

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(everyKind), 'x', '__proto__'), fc.jsonValue()),
        (config) => {
          const result = parseConfig(everyKind, config as JsonObject);
          expect(typeof result.ok).toBe('boolean');
        },
      ),
    );
  });

  it('gives a config that it accepts as it is', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(whole)), (kept) => {
        const result = parseConfig(everyKind, Object.fromEntries(kept.map((name) => [name, whole[name] ?? null])));
        if (result.ok) expect(parseConfig(everyKind, result.config)).toEqual(result);
      }),
    );
  });

  it('refuses what is nested without end', () => {
    const deep = JSON.parse(`${'{"match":"all","rules":['.repeat(20_000)}${']}'.repeat(20_000)}`) as JsonObject;
    expect(problemsOf(everyKind, { ...whole, test: deep })[0]?.message).toBe('These settings are nested too deeply.');
  });
});
