// The workflows that are measured, as documents of the editor.

const TYPE_VERSION = 1;

const node = (id, type, config = {}) => ({ id, type, config });

/** Strings of nodes below one another, each joined to the next by the port named behind it. */
function drawing(...chain) {
  const steps = chain.map(([step], row) => [
    step.id,
    { ...step, typeVersion: TYPE_VERSION, title: step.id, position: { x: 320, y: row * 144 } },
  ]);
  const edges = chain.slice(1).map(([to], row) => {
    const [from, port = 'next'] = chain[row];
    const id = `${from.id}_${to.id}`;
    return [id, { id, from: { node: from.id, port }, to: { node: to.id } }];
  });
  return {
    schemaVersion: 1,
    nodes: Object.fromEntries(steps),
    edges: Object.fromEntries(edges),
    notes: {},
    groups: {},
    settings: { timeZone: null, everyRunOnTemporal: false },
  };
}

const hook = (config = { savePerson: false }) => [node('hook', 'trigger.webhook', config)];
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

const posts = (stub, count) => Array.from({ length: count }, (_, index) => post(stub, index + 1));
const hour = { amount: 1, unit: 'hours' };

/** What each workflow is and when a run of it counts: at its end, or when it sleeps. */
export const WORKLOADS = {
  W1: { until: 'completed', draw: () => drawing(hook(), setFour, scoreIsHigh, end) },
  W2: { until: 'completed', draw: (stub) => drawing(hook(), setFour, scoreIsHigh, ...posts(stub, 1), setTwo, end) },
  W3: { until: 'completed', draw: (stub) => drawing(hook(), setFour, scoreIsHigh, ...posts(stub, 10), setTwo, end) },
  W4: {
    until: 'waiting',
    draw: () => drawing(hook(), [node('sleep', 'wait.time', { mode: 'for', duration: hour })], end),
  },
  resume: {
    until: 'waiting',
    draw: () =>
      drawing(
        hook({
          savePerson: true,
          name: '{{ trigger.name }}',
          phone: '{{ trigger.phone }}',
          email: '',
          language: '',
          source: '',
        }),
        [node('answer', 'wait.reply', { limit: hour }), 'replied'],
        [node('next', 'data.set', { values: [{ name: 'text', value: '{{ steps.answer.text }}' }] })],
        end,
      ),
  },
};
