import { defineExecutor } from './define-executor.ts';
import { defineNode } from './define-node.ts';
import { field } from './fields/field-builders.ts';
import { executeContext } from './testing.ts';

const definition = defineNode({
  type: 'test.echo',
  version: 1,
  class: 'quick',
  family: 'data',
  group: 'data',
  label: 'Echo',
  title: 'Echo',
  icon: 'repeat',
  description: '',
  help: '',
  fields: {
    text: field.text({ label: 'Text', templates: true }),
    on: field.toggle({ label: 'On' }),
    items: field.list({
      label: 'Items',
      itemLabel: 'item',
      item: { value: field.text({ label: 'Value', templates: true }) },
    }),
    values: field.assignments({ label: 'Values' }),
  },
  ports: () => [],
  outputs: () => [],
  summary: () => [],
});

describe('defineExecutor', () => {
  it('makes texts text again and leaves the values of assignments', async () => {
    const echo = defineExecutor(definition, ({ config }) =>
      Promise.resolve({
        port: 'next',
        output: {
          text: config.text,
          on: config.on,
          items: config.items,
          values: config.values.map((line) => ({ ...line })),
        },
      }),
    );
    const config = {
      text: 12,
      on: true,
      items: [{ value: null }, { value: { a: 1 } }],
      values: [{ name: 'a', value: [1] }],
    };
    await expect(echo(executeContext({ config }).context)).resolves.toEqual({
      port: 'next',
      output: {
        text: '12',
        on: true,
        items: [{ value: '' }, { value: '{"a":1}' }],
        values: [{ name: 'a', value: [1] }],
      },
    });
  });
});

describe('executeContext', () => {
  it('writes down what a node asked for, and gives the answers of the spec', async () => {
    const outcome = {
      sent: false,
      reason: 'opted-out',
      message: 'They asked for no messages.',
      messageId: null,
    } as const;
    const { context, calls } = executeContext({ config: {}, answers: { send: () => Promise.resolve(outcome) } });
    const request = { channel: 'whatsapp', contactId: 'c', content: { kind: 'text', text: 'Salam' } } as const;
    await expect(context.services.messages.send(request)).resolves.toEqual(outcome);
    expect(calls).toEqual([{ service: 'messages.send', arguments: [request] }]);
  });
});
