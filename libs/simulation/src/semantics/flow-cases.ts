import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { OPERATORS } from '@flowkeep/expressions';
import { patterns } from '../patterns/patterns.ts';
import { sampleScenario } from '../sample-scenario.ts';
import { simulate } from '../simulate.ts';
import { draw, type DrawnNode, PERSON, planOf } from '../testing/draw.ts';
import { play, takes } from '../testing/play.ts';
import type { CorpusCase } from './transcript.ts';

const START: DrawnNode = ['trigger.manual'];

/** A workflow of a trigger and one step, with a mark behind each of its ways out. */
function alone(step: DrawnNode, ports: readonly string[]) {
  const mark = (name: string): DrawnNode => ['data.set', { values: [{ name, value: 'was here' }] }];
  const marks = ports.map((port) => [`at_${port}`, mark(port)] as const);
  const lines = ports.map((port) => `step.${port} -> at_${port}`);
  return draw({ start: START, step, ...Object.fromEntries(marks) }, ['start -> step', ...lines]);
}

const VALUES: readonly JsonValue[] = ['10', 9, '2026-03-29T02:30:00Z', 'Bakı', '', null, true, ['Bakı', 3], { a: 1 }];

/** Every operator with every pair of values: a case of a switch that leaves by all that fit. */
const comparisons: readonly CorpusCase[] = OPERATORS.map((operator) => {
  const pairs = VALUES.flatMap((left, one) => VALUES.map((right, other) => ({ left, right, id: `c${one}_${other}` })));
  const rule = ({ id }: { readonly id: string }): JsonObject => {
    const [, one = '', other = ''] = /^c(\d)_(\d)$/.exec(id) ?? [];
    const side = (index: string) => `{{ trigger.values[${index}] }}`;
    return { match: 'all', rules: [{ left: side(one), operator, right: side(other) }] };
  };
  // A switch has twelve cases at most.
  const chunks = Array.from({ length: Math.ceil(pairs.length / 12) }, (_, at) => pairs.slice(at * 12, at * 12 + 12));
  const steps = chunks.map((chunk, index) => {
    const cases = chunk.map((pair) => ({ id: pair.id, label: pair.id, condition: rule(pair) }));
    return [`s${String(index)}`, ['flow.switch', { mode: 'all', cases }] as DrawnNode] as const;
  });
  const graph = draw(
    { start: START, ...Object.fromEntries(steps) },
    steps.map(([id]) => `start -> ${id}`),
  );
  return { name: `compare ${operator}`, play: () => play({ graph }, { trigger: { values: [...VALUES] } }) };
});

const cityIs = (city: string): JsonObject => ({
  match: 'any',
  rules: [{ left: '{{ trigger.city }}', operator: 'contains', right: city }],
});
const CASES = ['ba', 'bak', 'ganja'].map((id) => ({ id, label: id, condition: cityIs(id) }));

const ways: readonly CorpusCase[] = [
  ...['first', 'all'].flatMap((mode) =>
    ['baku', 'barda', 'ganja', 'sheki'].map((city) => ({
      name: `switch ${mode} ${city}`,
      play: () =>
        play(
          { graph: alone(['flow.switch', { mode, cases: CASES }], ['ba', 'bak', 'ganja', 'else']) },
          { trigger: { city } },
        ),
    })),
  ),
  ...['baku', 'sheki'].map((city) => ({
    name: `condition ${city}`,
    play: () =>
      play({ graph: alone(['flow.condition', { condition: cityIs('ba') }], ['yes', 'no']) }, { trigger: { city } }),
  })),
];

const VARIANTS = [
  { id: 'a', label: 'A', weight: 20 },
  { id: 'b', label: 'B', weight: 30 },
  { id: 'c', label: 'C', weight: 50 },
];

/** Who goes which way: the same people in every run. */
const splits: readonly CorpusCase[] = ['', 'spring'].flatMap((experiment) =>
  Array.from({ length: 25 }, (_, person) => ({
    name: `split ${experiment} ${String(person)}`,
    play: () =>
      play(
        { graph: alone(['flow.split', { variants: VARIANTS, holdout: 15, experiment }], ['a', 'b', 'c', 'holdout']) },
        { contact: { ...PERSON, id: `00000000-0000-4000-8000-0000000001${String(person).padStart(2, '0')}` } },
      ),
  })),
);

const drawn: readonly CorpusCase[] = patterns.map(({ number, graph, calls = {} }) => ({
  name: `pattern ${String(number)}`,
  play: () => {
    const plan = planOf(graph, calls);
    const plans = Object.fromEntries(Object.entries(calls).map(([id, called]) => [id, planOf(called, calls)]));
    return simulate({ plan, graph, scenario: sampleScenario(graph, plan), findPlan: (id) => plans[id] });
  },
}));

/** Branches that end at different times, one of them never begun. */
const joins: readonly CorpusCase[] = [
  { mode: 'all' },
  { mode: 'any' },
  { mode: 'any', stopOthers: true },
  { mode: 'count', count: 2 },
  { mode: 'count', count: 2, stopOthers: true },
  { mode: 'count', count: 4 },
].map((config) => ({
  name: `join ${JSON.stringify(config)}`,
  play: () => {
    const work = (name: string): DrawnNode => ['http.request', { method: 'GET', url: `https://example.com/${name}` }];
    const graph = draw(
      {
        start: START,
        ask: ['flow.condition', { condition: cityIs('ba') }],
        a: work('a'),
        b: work('b'),
        c: work('c'),
        never: work('never'),
        join: ['flow.join', config],
        after: work('after'),
      },
      ['start -> ask', 'start -> a', 'start -> b', 'ask.yes -> c', 'ask.no -> never']
        .concat(['a', 'b', 'c', 'never'].map((id) => `${id} -> join`))
        .concat('join -> after'),
    );
    return play({ graph }, { trigger: { city: 'baku' }, answers: takes({ a: 60, b: 30, c: 90 }) });
  },
}));

/** Ways, joins and loops. */
export const flowCases: readonly CorpusCase[] = [...comparisons, ...ways, ...splits, ...joins, ...drawn];
