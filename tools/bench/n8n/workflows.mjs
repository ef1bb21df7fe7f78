// The workloads as workflows of n8n: the same steps in the same order as ours.
import { randomUUID } from 'node:crypto';

const POSTS = 10;

const step = (name, type, typeVersion, parameters, more = {}) => ({
  id: randomUUID(),
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  parameters,
  ...more,
});

const hook = (path) =>
  step(
    'Webhook',
    'webhook',
    2,
    { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
    { webhookId: randomUUID() },
  );

const assign = (name, value, type) => ({ id: randomUUID(), name, value, type });

const set = (name, includeOtherFields, assignments) =>
  step(name, 'set', 3.4, { mode: 'manual', includeOtherFields, options: {}, assignments: { assignments } });

const setFour = () =>
  set('Person', false, [
    assign('email', '={{ $json.body.email }}', 'string'),
    assign('first', '={{ $json.body.first }}', 'string'),
    assign('last', '={{ $json.body.last }}', 'string'),
    assign('score', '={{ $json.body.score }}', 'number'),
  ]);

const scoreIsHigh = () =>
  step('High', 'if', 2.2, {
    options: {},
    conditions: {
      options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
      combinator: 'and',
      conditions: [
        {
          id: randomUUID(),
          leftValue: '={{ $json.score }}',
          rightValue: 10,
          operator: { type: 'number', operation: 'gt' },
        },
      ],
    },
  });

const values = `={{ JSON.stringify({
  id: $('Webhook').item.json.body.id, email: $('Person').item.json.email, score: $('Person').item.json.score
}) }}`;

const post = (stub, number) =>
  step(`Post ${number}`, 'httpRequest', 4.2, {
    method: 'POST',
    url: `${stub}/?step=${number}`,
    sendBody: true,
    specifyBody: 'json',
    jsonBody: values,
    options: {},
  });

const setTwo = () =>
  set('Kept', true, [assign('sent', '={{ $json.ok }}', 'boolean'), assign('status', 'done', 'string')]);

const posts = (stub, count) => Array.from({ length: count }, (_, index) => post(stub, index + 1));
const nothing = () => step('Done', 'noOp', 1, {});
const hour = () =>
  step('Sleep', 'wait', 1.1, { resume: 'timeInterval', amount: 1, unit: 'hours' }, { webhookId: randomUUID() });

const STEPS = {
  W1: () => [setFour(), scoreIsHigh(), nothing()],
  W2: (stub) => [setFour(), scoreIsHigh(), ...posts(stub, 1), setTwo()],
  W3: (stub) => [setFour(), scoreIsHigh(), ...posts(stub, POSTS), setTwo()],
  W4: () => [hour()],
};

/** Path of a workload's webhook, and id of its workflow. */
export const pathOf = (name) => name.toLowerCase();
export const idOf = (name) => `bench${name}`;

/** Every workload, as n8n reads it from a file. */
export const n8nWorkflows = (stub) =>
  Object.entries(STEPS).map(([name, steps]) => document(name, [hook(pathOf(name)), ...steps(stub)]));

function document(name, nodes) {
  const links = nodes.slice(1).map((next, index) => {
    const to = { node: next.name, type: 'main', index: 0 };
    return [nodes[index].name, { main: [[to]] }];
  });
  return {
    id: idOf(name),
    name: `Benchmark ${name}`,
    active: false,
    nodes: nodes.map((each, index) => ({ ...each, position: [index * 200, 0] })),
    connections: Object.fromEntries(links),
    settings: { executionOrder: 'v1' },
    pinData: {},
    tags: [],
    versionId: randomUUID(),
  };
}
