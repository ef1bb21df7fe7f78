import type { JsonObject } from '@flowkeep/contracts';
import { draw, type DrawnNode } from '../testing/draw.ts';
import { play } from '../testing/play.ts';
import type { CorpusCase } from './transcript.ts';

const START: DrawnNode = ['trigger.manual'];

const TRIGGER: JsonObject = {
  text: '  Salam, Günəş & <Əli>  ',
  number: '12.5',
  count: 7,
  list: [3, 1, 2, 2, null],
  people: [
    { name: 'Aysel', age: 31 },
    { name: 'Tural', age: 25 },
  ],
  at: '2026-03-29T01:30:00Z',
  nothing: null,
  yes: true,
};

/** What a filter is given besides its value. */
const WITH: Readonly<Record<string, string>> = {
  append: '"!"',
  prepend: '"!"',
  at_least: '8',
  at_most: '3',
  plus: '2',
  minus: '2',
  times: '2',
  divided_by: '2',
  modulo: '2',
  round: '1',
  default: '"none"',
  date: '"%Y-%m-%d %H:%M %A", "Asia/Baku"',
  join: '"-"',
  split: '"a"',
  remove: '"a"',
  remove_first: '"a"',
  remove_last: '"a"',
  replace: '"a", "b"',
  replace_first: '"a", "b"',
  replace_last: '"a", "b"',
  slice: '1, 2',
  truncate: '8',
  truncatewords: '1',
  map: '"name"',
  where: '"age", 25',
  reject: '"age", 25',
  sort: '',
  sort_natural: '',
  sum: '"age"',
  push: '9',
  unshift: '9',
  concat: 'trigger.people',
  find: '"age", 25',
  find_index: '"age", 25',
  has: '"age", 25',
  group_by: '"age"',
  array_to_sentence_string: '"and"',
};

const FILTERS = [
  ...['abs', 'append', 'at_least', 'at_most', 'capitalize', 'ceil', 'compact', 'concat', 'date', 'default'],
  ...['date_to_long_string', 'date_to_rfc822', 'date_to_string', 'date_to_xmlschema', 'divided_by', 'downcase'],
  ...['escape', 'escape_once', 'find', 'find_index', 'first', 'floor', 'group_by', 'has', 'join', 'json', 'last'],
  ...[
    'lstrip',
    'map',
    'minus',
    'modulo',
    'newline_to_br',
    'normalize_whitespace',
    'number_of_words',
    'plus',
    'prepend',
  ],
  ...['push', 'reject', 'remove', 'remove_first', 'remove_last', 'replace', 'replace_first', 'replace_last', 'reverse'],
  ...['round', 'rstrip', 'size', 'slice', 'slugify', 'sort', 'sort_natural', 'split', 'strip', 'strip_html', 'sum'],
  ...['strip_newlines', 'times', 'to_integer', 'truncate', 'truncatewords', 'uniq', 'unshift', 'upcase', 'url_decode'],
  ...['url_encode', 'where', 'array_to_sentence_string', 'xml_escape', 'cgi_escape', 'uri_escape'],
];

/** Each filter over each kind of value; one that a value does not suit leaves by its error. */
const filters: readonly CorpusCase[] = FILTERS.map((name) => {
  const given = WITH[name];
  const filter = given === undefined || given === '' ? name : `${name}: ${given}`;
  const steps = Object.keys(TRIGGER).map((value) => {
    const values = [{ name: `${value}_out`, value: `{{ trigger.${value} | ${filter} }}` }];
    return [value, ['data.set', { values }, { onError: 'continue' }] as DrawnNode] as const;
  });
  const graph = draw(
    { start: START, ...Object.fromEntries(steps) },
    steps.map(([id]) => `start -> ${id}`),
  );
  return { name: `filter ${name}`, play: () => play({ graph }, { trigger: TRIGGER }) };
});

const TEXTS: readonly string[] = [
  'Salam {{ contact.name }}, {{ "now" | date: "%H:%M", "Asia/Baku" }}',
  '{% if trigger.count > 5 and trigger.yes %}much{% elsif trigger.count %}some{% else %}none{% endif %}',
  '{% for person in trigger.people reversed %}{{ forloop.index }}:{{ person.name }} {% endfor %}',
  '{% for i in (1..9) limit: 3 offset: 2 %}{% if i == 4 %}{% continue %}{% endif %}{{ i }}{% endfor %}',
  '{% case trigger.count %}{% when 7 %}seven{% else %}other{% endcase %}{% assign x = trigger.list | sort %}{{ x }}',
  '{% capture all %}{{ trigger.text | strip }}{% endcapture %}[{{ all }}]{% unless trigger.nothing %}!{% endunless %}',
  '{{ trigger.people }}',
  '{{ trigger.missing.deep }}|{{ trigger.people[1].name }}|{{ trigger["count"] }}|{{ trigger.list.size }}',
  '{{ workspace.name }} {{ workspace.timeZone }} {{ contact.language }} {{ contact.phone }}',
  '{%- comment -%} unseen {%- endcomment -%} {% raw %}{{ as it is }}{% endraw %}',
];

const texts: readonly CorpusCase[] = TEXTS.map((value) => ({
  name: `text ${value}`,
  play: () => {
    const graph = draw({ start: START, step: ['data.set', { values: [{ name: 'out', value }] }] }, ['start -> step']);
    return play({ graph }, { trigger: TRIGGER });
  },
}));

/** What templates give. */
export const textCases: readonly CorpusCase[] = [...filters, ...texts];
