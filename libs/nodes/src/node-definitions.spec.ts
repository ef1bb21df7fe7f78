import fc from 'fast-check';
import type { JsonObject } from '@flowkeep/contracts';
import { STEP_FIELDS } from '@flowkeep/graph';
import { configJsonSchema, type Field, type Fields, initialConfig, type NodeDefinition } from '@flowkeep/node-sdk';
import { findNodeDefinition, nodeCatalog } from './node-catalog.ts';
import { nodeDefinitions } from './node-definitions.ts';

const all: readonly (readonly [string, NodeDefinition])[] = Object.entries(nodeDefinitions);
const ICON = /^[a-z]+(-[a-z]+)*$/;

const exits: Readonly<Record<string, readonly string[]>> = {
  'trigger.webhook': ['next'],
  'trigger.form': ['next'],
  'trigger.schedule': ['next'],
  'trigger.message': ['next'],
  'trigger.manual': ['next'],
  'data.set': ['next'],
  'flow.condition': ['yes', 'no'],
  'flow.switch': ['else'],
  'wait.time': ['next'],
  'wait.reply': ['replied', 'silent'],
  'http.request': ['next'],
  'whatsapp.send': ['sent', 'not_sent'],
  'contact.upsert': ['next'],
  'deal.move': ['next'],
  'ai.classify': ['other'],
  'flow.end': [],
  'trigger.event': ['next'],
  'trigger.call': ['next'],
  'trigger.error': ['next'],
  'flow.split': ['a', 'b'],
  'flow.join': ['next'],
  'flow.each': ['each', 'done'],
  'flow.repeat': ['round', 'done', 'limit'],
  'flow.goto': [],
  'flow.call': ['done'],
  'flow.goal': [],
  'flow.compensate': ['next'],
  'wait.event': [],
  'wait.approval': ['yes', 'no'],
};

function eachField(fields: Fields, visit: (field: Field) => void): void {
  for (const field of Object.values(fields)) {
    visit(field);
    if (field.item) eachField(field.item, visit);
  }
}

describe.each(all)('%s', (type, definition) => {
  const info = nodeCatalog.get(type);
  const names = Object.keys(definition.fields);

  it('speaks to people everywhere', () => {
    expect(definition.help.length).toBeGreaterThan(60);
    for (const text of [definition.label, definition.title, definition.description]) expect(text).toMatch(/^[A-Z]/);
    expect(definition.description).toMatch(/\.$/);
    expect(definition.icon).toMatch(ICON);
    eachField(definition.fields, (field) => expect(field.label).toMatch(/^[A-Z]/));
  });

  it('has the exits of its type before anything is filled in', () => {
    expect(definition.ports({}).map((port) => port.id)).toEqual(exits[type]);
  });

  it('bears any config in ports, outputs and summary', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names, 'x'), fc.jsonValue()), (config) => {
        const given = config as JsonObject;
        expect(Array.isArray(info?.ports(given))).toBe(true);
        expect(Array.isArray(info?.outputs(given))).toBe(true);
        expect(definition.summary(given).length).toBeGreaterThan(0);
        expect(typeof info?.parseConfig(given).ok).toBe('boolean');
        expect(info?.structure?.(given)).not.toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('complains of a new node only where somebody has to choose, in a whole sentence', () => {
    const result = info?.parseConfig(initialConfig(definition.fields));
    for (const problem of result?.ok === false ? result.problems : []) {
      expect(names).toContain(problem.path);
      expect(problem.message).toMatch(/\.$/);
      expect(problem.fix).toMatch(/\.$/);
    }
  });

  it('has a JSON Schema', () => {
    const schema = configJsonSchema(definition.fields) as { properties: JsonObject };
    expect(Object.keys(schema.properties)).toEqual(names);
  });

  it('is found by its type', () => {
    expect(findNodeDefinition(type)).toBe(definition);
    expect(info).toMatchObject({
      type,
      class: definition.class,
      acceptsInput: !['trigger', 'handler'].includes(definition.class),
    });
  });
});

describe('steps that speak of another', () => {
  it('are renamed with it', () => {
    const named = all.flatMap(([type, { fields }]) => {
      const steps = Object.entries(fields).filter(([, field]) => field.kind === 'step');
      return steps.length === 0 ? [] : [[type, steps.map(([name]) => name)] as const];
    });
    expect(Object.fromEntries(named)).toEqual(STEP_FIELDS);
  });
});

describe('nodeCatalog', () => {
  it('knows nothing of types that are not installed', () => {
    expect(nodeCatalog.get('fax.send')).toBeUndefined();
    expect(nodeCatalog.get('toString')).toBeUndefined();
  });
});
