import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { Control, ControlContext, ControlRegistry, ControlResult } from '../control.ts';

const MINUTE = 60_000;

/** A pure node leaves by `config.port`, or by all of `config.ports`. */
const pure: Control = {
  enter: ({ config }) => {
    if (config['end'] === true) return endOf(config);
    const vars = typeof config['set'] === 'object' ? (config['set'] as JsonObject) : {};
    const ports = Array.isArray(config['ports']) ? { ports: config['ports'] as string[] } : {};
    const output = { seen: config['value'] ?? null };
    return { kind: 'done', port: textOf(config, 'port', 'next'), ...ports, output, vars };
  },
};

/** Waits a minute for an answer; `replied` and `silent` of its config are the ports it leaves by. */
const waiting: Control = {
  enter: ({ lastSpokeAt, now, config }) => ({
    kind: 'wait',
    request: {
      until: now + MINUTE,
      event: { kind: 'message.received', contactId: 'c1', key: '' },
      since: lastSpokeAt,
      freeze: config['date'] === true ? 'stay' : 'shift',
    },
  }),
  resume: ({ config }, event) => ({
    kind: 'done',
    port: event === null ? textOf(config, 'silent', 'next') : textOf(config, 'replied', 'next'),
    output: event === null ? {} : { text: event.payload['text'] ?? '' },
  }),
};

/** Waits for the first of the config's `events`: each is a branch, a port and the key of its event. */
const events: Control = {
  enter: ({ config, now }) => {
    const wanted = (config['events'] as string[]).map((branch) => {
      return { branch, kind: 'event.custom', key: branch, match: null, contactId: null, anybody: true } as const;
    });
    return { kind: 'wait', request: { until: null, events: wanted, since: now } };
  },
  resume: (_, event, branch) => ({ kind: 'done', port: event === null ? 'timeout' : branch }),
};

const each: Control = {
  enter: ({ config }) => {
    const collect = config['collect'] === undefined ? {} : { collect: 'collect' };
    const concurrency = typeof config['concurrency'] === 'number' ? config['concurrency'] : 1;
    return { kind: 'each', items: config['items'] as readonly JsonValue[], concurrency, ...collect };
  },
};

const repeat: Control = { enter: another, bodyEnded: another };

function another({ config, rounds }: ControlContext): ControlResult {
  if (config['more'] !== true) return { kind: 'done', port: 'done', output: { count: rounds } };
  if (rounds >= Number(config['limit'] ?? 10)) return { kind: 'done', port: 'limit', output: { count: rounds } };
  return { kind: 'round' };
}

/** Has itself executed, then waits for an answer or leaves at once, as the result says. */
const ask: Control = {
  enter: () => ({ kind: 'execute' }),
  executed: (context, { output }) => {
    return output['wait'] === true ? waiting.enter(context) : { kind: 'done', port: 'next', output };
  },
  resume: (_, event) => ({ kind: 'done', port: 'next', output: { answered: event !== null } }),
};

const goTo: Control = {
  enter: ({ config, jumps }) =>
    jumps >= Number(config['limit'])
      ? { kind: 'done', port: 'limit', output: { jumps } }
      : { kind: 'jump', to: textOf(config, 'target', '') },
};

const joining: Control = {
  enter: ({ arrivals: { arrived, expected, enough } }) => {
    return { kind: 'done', port: enough ? 'next' : 'short', output: { arrived, expected } };
  },
};

const goal: Control = {
  enter: ({ now }) => ({
    kind: 'wait',
    request: { until: null, events: [{ ...ANSWER, key: 'bought' }], since: now },
  }),
  resume: ({ config, now }, event) => {
    if (config['always'] === false) return goal.enter({ now } as ControlContext);
    return { kind: 'done', port: '', output: event?.payload ?? {} };
  },
};

const ANSWER = { branch: '', kind: 'event.custom', match: null, contactId: 'c1', anybody: false } as const;

function endOf(config: JsonObject): ControlResult {
  const values = typeof config['values'] === 'object' ? { values: config['values'] as JsonObject } : {};
  return { kind: 'end', status: config['failed'] === true ? 'failed' : 'completed', ...values };
}

function textOf(config: JsonObject, name: string, fallback: string): string {
  const value = config[name];
  return typeof value === 'string' ? value : fallback;
}

/** Controls of drawings: node types are classes, or the kinds that the builder draws. */
export const PLAIN_CONTROLS: ControlRegistry = {
  pure,
  waiting,
  events,
  each,
  repeat,
  ask,
  goal,
  goto: goTo,
  join: joining,
  call: { enter: ({ config }) => ({ kind: 'call', inputs: (config['inputs'] ?? {}) as JsonObject }) },
};
