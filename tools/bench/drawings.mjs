// The workflows that are measured, as documents of the editor.
import { drawing, node } from '../testing/drawing.mjs';

/** A string of nodes; each leaves by the port that stands behind it, or by `next`. */
function chain(...links) {
  const nodes = links.map(([step]) => step);
  const arrows = links.slice(1).map(([to], index) => {
    const [from, port = 'next'] = links[index];
    return `${from.id}:${port} > ${to.id}`;
  });
  return drawing(nodes, arrows);
}

const nobody = { savePerson: false };
const person = {
  savePerson: true,
  name: '{{ trigger.name }}',
  phone: '{{ trigger.phone }}',
  email: '',
  language: '',
  source: '',
};

const hook = (config = nobody) => [node('hook', 'trigger.webhook', config)];
const end = [node('done', 'flow.end', { status: 'completed', message: '' })];

const setFour = [
  node('person', 'data.set', {
    values: [
      { name: 'email', value: '{{ trigger.email }}' },
      { name: 'first', value: '{{ trigger.first }}' },
      { name: 'last', value: '{{ trigger.last }}' },
      { name: 'score', value: '{{ trigger.score }}' },
    ],
  }),
];

const scoreIsHigh = [
  node('high', 'flow.condition', {
    condition: { match: 'all', rules: [{ left: '{{ vars.score }}', operator: 'greater', right: '10' }] },
  }),
  'yes',
];

const post = (stub, step) => [
  node(`post_${step}`, 'http.request', {
    method: 'POST',
    url: `${stub}/?step=${step}`,
    headers: [],
    bodyKind: 'values',
    values: [
      { name: 'id', value: '{{ trigger.id }}' },
      { name: 'email', value: '{{ vars.email }}' },
      { name: 'score', value: '{{ vars.score }}' },
    ],
    timeoutSeconds: 10,
    treatErrorsAsResult: false,
  }),
];

const setTwo = [
  node('kept', 'data.set', {
    values: [
      { name: 'sent', value: '{{ steps.post_1.body.ok }}' },
      { name: 'status', value: '{{ steps.post_1.status }}' },
    ],
  }),
];

const setOne = (number) => [
  node(`set_${number}`, 'data.set', { values: [{ name: 'email', value: '{{ trigger.email }}' }] }),
];

const save = (number) => [
  node(`save_${number}`, 'contact.upsert', {
    name: '{{ trigger.name }}',
    phone: '',
    email: '',
    language: '',
    source: '',
    attributes: [],
  }),
];

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index + 1));
const posts = (stub, count) => times(count, (number) => post(stub, number));
const hour = { amount: 1, unit: 'hours' };

/** A drawing whose runs never end, or come further, before Temporal hears of them. */
export const onTemporal = (graph) => ({ ...graph, settings: { ...graph.settings, everyRunOnTemporal: true } });

/**
 * What each workflow is, when a run of it counts (at its end, or when it sleeps), and how many runs may be under way
 * at once: more would only make the queue longer, and the rest take longer.
 */
export const WORKLOADS = {
  W1: { until: 'completed', most: 4_000, draw: () => chain(hook(), setFour, scoreIsHigh, end) },
  W2: {
    until: 'completed',
    most: 150,
    draw: (stub) => chain(hook(), setFour, scoreIsHigh, ...posts(stub, 1), setTwo, end),
  },
  W3: {
    until: 'completed',
    most: 150,
    draw: (stub) => chain(hook(), setFour, scoreIsHigh, ...posts(stub, 10), setTwo, end),
  },
  W4: {
    until: 'waiting',
    most: 150,
    draw: () => chain(hook(), [node('sleep', 'wait.time', { mode: 'for', duration: hour })], end),
  },
  resume: {
    until: 'waiting',
    draw: () =>
      chain(
        hook(person),
        [node('answer', 'wait.reply', { limit: hour }), 'replied'],
        [node('next', 'data.set', { values: [{ name: 'text', value: '{{ steps.answer.text }}' }] })],
        end,
      ),
  },
  wake: {
    until: 'waiting',
    most: 150,
    draw: () =>
      chain(hook(), [node('sleep', 'wait.time', { mode: 'until', until: '{{ trigger.at }}' })], setOne('next'), end),
  },
};

/** Runs of few steps and of many, of which the difference is what a step costs. */
export const STEP_WORKLOADS = {
  pure: { most: 4_000, draw: (count) => chain(hook(), ...times(count, setOne)) },
  quick: { most: 1_000, person: true, draw: (count) => chain(hook(person), ...times(count, save)) },
  temporal: { most: 150, person: true, draw: (count) => onTemporal(chain(hook(person), ...times(count, save))) },
};
