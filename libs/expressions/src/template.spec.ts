import fc from 'fast-check';
import type { Scope } from './scope.ts';
import { checkTemplate, listReferences, renderAt, renderTemplate, renderTexts } from './template.ts';
import { WORK_LIMIT, WorkMeter } from './work-meter.ts';

const scope = (values: Partial<Scope> = {}): Scope => ({
  trigger: { name: 'Günəş', phone: '+994501234567', nested: { list: [1, 2, 3] } },
  contact: { name: 'Günəş Əliyeva' },
  vars: { count: 3 },
  steps: { greet: { messageId: 'm1', ok: true } },
  workspace: { name: 'Baku Dental' },
  run: { id: 'r1' },
  ...values,
});

describe('renderTemplate', () => {
  it.each([
    ['Salam, {{ contact.name }}!', 'Salam, Günəş Əliyeva!'],
    ['{{ vars.count }}', 3],
    ['{{ steps.greet.ok }}', true],
    ['{{ trigger.nested }}', { list: [1, 2, 3] }],
    ['{{ trigger.nested.list }}', [1, 2, 3]],
    ['{{ trigger.missing }}', null],
    ['{{ trigger.missing.deeper }}', null],
    ['Hello {{ trigger.missing }}', 'Hello '],
    ['{{ vars.count | plus: 1 }}', 4],
    ['{% if vars.count > 2 %}many{% else %}few{% endif %}', 'many'],
    ['{{ contact.nickname | default: "friend" }}', 'friend'],
    ['no template', 'no template'],
    ['{{ vars.count }} {{ vars.count }}', '3 3'],
  ])('%s', (text, expected) => {
    expect(renderTemplate(text, scope())).toEqual(expected);
  });

  it('never evaluates what comes from outside', () => {
    const hostile = scope({ trigger: { text: '{{ steps.greet.messageId }}' } });
    expect(renderTemplate('{{ trigger.text }}', hostile)).toBe('{{ steps.greet.messageId }}');
    expect(renderTemplate('They said: {{ trigger.text }}', hostile)).toBe('They said: {{ steps.greet.messageId }}');
  });

  it.each([
    '{{ trigger.constructor }}',
    '{{ trigger.__proto__ }}',
    '{{ trigger["constructor"]["constructor"] }}',
    '{{ contact.name.constructor }}',
    '{{ trigger.nested.list.map }}',
    '{{ trigger.toString }}',
  ])('reaches no prototype: %s', (text) => {
    expect(renderTemplate(text, scope())).toBeNull();
  });

  it.each([
    ['a long loop', '{% for i in (1..100000000) %}x{% endfor %}'],
    [
      'nested loops',
      '{% for a in (1..300) %}{% for b in (1..300) %}{% for c in (1..300) %}{{ c }}{% endfor %}{% endfor %}{% endfor %}',
    ],
    ['doubling', `{% assign s = "xxxxxxxxxx" %}${'{% capture s %}{{ s }}{{ s }}{% endcapture %}'.repeat(24)}{{ s }}`],
    ['much output', `{% assign s = "${'x'.repeat(10_000)}" %}{% for i in (1..1000) %}{{ s }}{% endfor %}`],
    ['reading a file', '{% include "package.json" %}'],
    ['rendering a file', '{% render "package.json" %}'],
    ['an unknown filter', '{{ contact.name | shell }}'],
  ])('refuses %s', (_, text) => {
    expect(() => renderTemplate(text, scope())).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
  });

  it('gives JSON or a DomainError for any text and any scope', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, value) => {
        try {
          const result = renderTemplate(`{{ ${text} }}`, scope({ trigger: value as Scope['trigger'] }));
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        } catch (error) {
          expect(error).toMatchObject({ name: 'DomainError' });
        }
      }),
    );
  });
});

describe('renderAt', () => {
  it('evaluates the listed places only', () => {
    const config = { text: 'Hi {{ contact.name }}', list: [{ value: '{{ vars.count }}' }], raw: '{{ contact.name }}' };
    expect(renderAt(config, [['text'], ['list', 0, 'value'], ['gone', 1]], scope())).toEqual({
      text: 'Hi Günəş Əliyeva',
      list: [{ value: 3 }],
      raw: '{{ contact.name }}',
    });
  });

  const heavy = `{% for i in (1..5000) %}{{ i ${'| plus: 1 '.repeat(30)} }}{% endfor %}`;
  const many = { list: [heavy, heavy] };

  it('gives each template its own bound, or all of them one that is shared', () => {
    const paths = [0, 1].map((index) => ['list', index]);
    const work = new WorkMeter();
    expect(() => renderAt(many, paths, scope())).not.toThrow();
    expect(() => renderAt(many, paths, scope(), work)).toThrow(/does too much/);
    expect(() => renderTexts(many, scope())).toThrow(/does too much/);
    expect(work.done).toBeGreaterThan(WORK_LIMIT);
  });
});

describe('checkTemplate', () => {
  it('says what is wrong and where', () => {
    expect(checkTemplate('Hi {{ contact.name }}')).toBeNull();
    expect(checkTemplate('Hi\n{{ contact.name | nothing }}')?.message).toMatch(/undefined filter: nothing/);
    expect(checkTemplate('Hi\n{{ contact.name')).toMatchObject({ line: 2, column: 1 });
    expect(checkTemplate('{% if a %}')?.message).toMatch(/cannot be used/);
  });
});

describe('listReferences', () => {
  it.each([
    [
      '{{ steps.greet.messageId }} {{ contact.name }}',
      [
        ['steps', 'greet', 'messageId'],
        ['contact', 'name'],
      ],
    ],
    ['{% for item in trigger.items %}{{ item.sku }}{% endfor %}', [['trigger', 'items']]],
    ['{% if vars.count > 1 %}x{% endif %}', [['vars', 'count']]],
    [
      '{{ steps.book[vars.part].number }}',
      [
        ['steps', 'book'],
        ['vars', 'part'],
      ],
    ],
    ['{{ steps[vars.which].room }}', [['steps'], ['vars', 'which']]],
    ['{% assign w = "book" %}{{ steps[w].room.number }}', [['steps']]],
    ['{{ steps["book"][0].number }}', [['steps', 'book', '0', 'number']]],
    ['plain', []],
    ['{{ broken', []],
  ])('%s', (text, expected) => {
    expect(listReferences(text)).toEqual(expected);
  });
});
