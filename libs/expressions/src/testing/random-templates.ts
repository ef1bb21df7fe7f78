/** A stream of numbers that is the same for the same seed: a failure can be repeated. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to but not including `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  from<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const ROOTS = ['trigger', 'contact', 'steps', 'workspace', 'run', 'item', 'x', 'forloop', 'nothing'];
const NAMES = [
  'name',
  'list',
  'rows',
  'a',
  'b',
  'ask',
  'body',
  'text',
  'template',
  'path',
  'size',
  'first',
  'last',
  'constructor',
  '__proto__',
  'toString',
  'index',
];
const LITERALS = [
  '1',
  '0',
  '-5',
  '2.5',
  '"x"',
  '"a,b"',
  "'%Y'",
  '"constructor"',
  '"{{ vars.canary }}"',
  'true',
  'nil',
  'empty',
  'blank',
  '(1..3)',
];
const FILTERS = [
  'append',
  'prepend',
  'plus',
  'minus',
  'times',
  'divided_by',
  'modulo',
  'upcase',
  'downcase',
  'capitalize',
  'strip',
  'split',
  'join',
  'map',
  'where',
  'sort',
  'uniq',
  'reverse',
  'first',
  'last',
  'size',
  'slice',
  'truncate',
  'replace',
  'date',
  'default',
  'json',
  'concat',
  'push',
  'pop',
  'shift',
  'compact',
  'group_by',
  'sum',
  'round',
  'escape',
  'url_encode',
  'url_decode',
  'where_exp',
  'sample',
  'constructor',
  'raw',
  'slugify',
  'strip_html',
  'at_least',
  'abs',
];
const OPERATORS = ['==', '!=', '<', '>', '<=', '>=', 'contains', 'and', 'or'];
const SOUP = [
  '{{',
  '}}',
  '{%',
  '%}',
  '{',
  '}',
  '%',
  '|',
  '"',
  "'",
  '.',
  '[',
  ']',
  '(',
  ')',
  ' ',
  '\n',
  ':',
  ',',
  '-',
  'if',
  'for',
  'endif',
  'assign',
  'trigger',
  'in',
  '0',
  '\u0000',
  '\u202e',
  'ə',
  '👩‍👧',
  '\ud800',
  '__proto__',
  '==',
];

/** A template that follows the grammar, mostly. */
export function randomTemplate(chance: Chance, depth = 0): string {
  const parts = 1 + chance.below(depth === 0 ? 3 : 2);
  return Array.from({ length: parts }, () => part(chance, depth)).join('');
}

/** Anything at all: pieces of the language and single letters in any order. */
export function randomSoup(chance: Chance): string {
  const length = chance.below(14);
  const pieces = Array.from({ length }, () =>
    chance.below(4) === 0 ? String.fromCharCode(chance.below(0x10000)) : chance.from(SOUP),
  );
  return pieces.join('');
}

function part(chance: Chance, depth: number): string {
  const kind = chance.below(depth > 2 ? 4 : 9);
  switch (kind) {
    case 0:
      return chance.from(['text ', 'ə', '', '\n', '}} ', '{ ']);
    case 4:
      return `{% if ${condition(chance)} %}${randomTemplate(chance, depth + 1)}{% else %}${randomTemplate(chance, depth + 1)}{% endif %}`;
    case 5:
      return `{% for item in ${value(chance)} %}${randomTemplate(chance, depth + 1)}{% endfor %}`;
    case 6:
      return `{% assign ${chance.from(['x', 'item', '__proto__', 'trigger'])} = ${filtered(chance)} %}`;
    case 7:
      return `{% capture x %}${randomTemplate(chance, depth + 1)}{% endcapture %}`;
    case 8:
      return `{% case ${value(chance)} %}{% when ${value(chance)} %}${randomTemplate(chance, depth + 1)}{% endcase %}`;
    default:
      return `{{ ${filtered(chance)} }}`;
  }
}

function filtered(chance: Chance): string {
  let text = value(chance);
  for (let count = chance.below(3); count > 0; count -= 1) {
    const filter = chance.from(FILTERS);
    text += chance.below(2) === 0 ? ` | ${filter}` : ` | ${filter}: ${value(chance)}`;
  }
  return text;
}

function condition(chance: Chance): string {
  const first = `${value(chance)} ${chance.from(OPERATORS)} ${value(chance)}`;
  return chance.below(3) === 0 ? `${first} and ${value(chance)}` : first;
}

function value(chance: Chance): string {
  if (chance.below(3) === 0) return chance.from(LITERALS);
  let path = chance.from(ROOTS);
  for (let count = chance.below(4); count > 0; count -= 1) {
    const name = chance.from(NAMES);
    path += chance.below(4) === 0 ? `["${name}"]` : chance.below(6) === 0 ? `[${chance.from(ROOTS)}]` : `.${name}`;
  }
  return path;
}
