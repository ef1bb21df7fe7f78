import fc from 'fast-check';
import type { JsonObject } from '@flowkeep/contracts';
import { defineNode } from './define-node.ts';
import { field } from './fields/field-builders.ts';
import { initialConfig } from './initial-config.ts';
import { configJsonSchema } from './json-schema.ts';
import { nodeTypeInfo } from './node-type-info.ts';

const definition = defineNode({
  type: 'flow.choose',
  version: 3,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Choose',
  title: 'Which way?',
  icon: 'shuffle',
  description: 'Goes one of several ways.',
  help: '',
  fields: {
    mode: field.select({ label: 'Mode', initial: 'first', options: [{ value: 'first', label: 'First' }] }),
    ways: field.list({
      label: 'Ways',
      itemLabel: 'way',
      item: {
        id: field.text({ label: 'Id' }),
        label: field.text({ label: 'Label' }),
        when: field.condition({ label: 'When' }),
      },
    }),
  },
  ports: ({ ways = [] }) => ways.map((way, index) => ({ id: way.id ?? `${index}`, label: way.label ?? '' })),
  outputs: () => [{ path: 'way', label: 'Way', type: 'text' }],
  summary: ({ mode, ways = [] }) => [{ kind: 'text', text: `${mode?.length ?? 0} ${ways.length}` }],
  migrations: {
    1: (config) => ({ ...config, mode: 'first' }),
    2: ({ paths, ...config }) => ({ ...config, ways: paths ?? [] }),
  },
});

describe('defineNode', () => {
  it('keeps the port of an item while somebody types in it', () => {
    expect(definition.ports({ ways: [{ id: 'a', label: 7 }, 'x', { id: 'b' }] } as never)).toEqual([
      { id: 'a', label: '' },
      { id: '1', label: '' },
      { id: 'b', label: '' },
    ]);
  });

  it('bears any config', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('mode', 'ways'), fc.jsonValue()), (config) => {
        expect(Array.isArray(definition.ports(config as never))).toBe(true);
        expect(definition.outputs(config as never)).toHaveLength(1);
        expect(definition.summary(config as never)).toHaveLength(1);
      }),
    );
  });

  it('refuses a field that is shown by a later one', () => {
    const late = {
      a: field.text({ label: 'A', showWhen: { field: 'b', is: ['x'] } }),
      b: field.text({ label: 'B' }),
    };
    expect(() =>
      defineNode({
        ...definition,
        fields: late,
        ports: () => [],
        outputs: () => [],
        summary: () => [],
        structure: () => null,
      }),
    ).toThrow('the field "a" is shown by "b"');
  });
});

describe('nodeTypeInfo', () => {
  const info = nodeTypeInfo(definition);

  it('lifts a config step by step', () => {
    expect(info.migrate({ paths: [{ id: 'a' }] }, 1)).toEqual({ mode: 'first', ways: [{ id: 'a' }] });
    expect(info.migrate({ ways: [] }, 3)).toEqual({ ways: [] });
  });

  it('refuses a config of a newer version', () => {
    expect(() => info.migrate({}, 4)).toThrow('newer Flowkeep');
  });

  it('takes its defaults from the class', () => {
    expect(info.defaults).toEqual({
      onError: 'fail',
      retry: { attempts: 1, firstDelaySeconds: 1 },
      timeoutSeconds: 10,
    });
    expect(info.acceptsInput).toBe(true);
  });
});

describe('a definition', () => {
  it('fills a new node', () => {
    expect(initialConfig(definition.fields)).toEqual({ mode: 'first' });
  });

  it('has a JSON Schema', () => {
    const schema = configJsonSchema(definition.fields);
    const { properties } = schema as { properties: Record<string, JsonObject> };
    expect(Object.keys(properties)).toEqual(['mode', 'ways']);
    expect(properties['mode']).toMatchObject({ type: 'string', enum: ['first'] });
    expect(schema['additionalProperties']).toBe(false);
    expect(schema['required']).toEqual(['ways']);
  });
});
