import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong, written } from '../../summary-parts.ts';

const help = `
Calls an address on the internet and keeps its answer.

With *Named values* the body is sent as JSON, and each value keeps its kind. With *Text* it is sent just as you write it.
An answer of 400 or above is an error, and the step tries again where that can help; turn on *Treat errors as a result*
to go on with any answer and look at its status yourself. Every try of a step carries the same \`Idempotency-Key\` header.
`.trim();

const HEADER_NAMES = {
  pattern: /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/,
  rule: 'Use the plain name of a header, such as X-Request-Id.',
};

export const httpRequest = defineNode({
  type: 'http.request',
  version: 1,
  class: 'outbound',
  family: 'data',
  group: 'data',
  label: 'HTTP request',
  title: 'Call another system',
  icon: 'globe',
  description: 'Calls an address and keeps the answer.',
  help,
  queue: 'http',
  defaults: { timeoutSeconds: 70 },
  fields: {
    method: field.select({
      label: 'Method',
      initial: 'GET',
      options: [
        { value: 'GET', label: 'GET' },
        { value: 'POST', label: 'POST' },
        { value: 'PUT', label: 'PUT' },
        { value: 'PATCH', label: 'PATCH' },
        { value: 'DELETE', label: 'DELETE' },
      ],
    }),
    url: field.text({
      label: 'Address',
      templates: true,
      maxLength: 2_048,
      placeholder: 'https://example.com/leads',
      check: (url) =>
        /^https?:\/\/[^\s/]+/i.test(url)
          ? null
          : { message: 'Address is not a web address.', fix: 'Begin it with https:// and leave out spaces.' },
    }),
    headers: field.assignments({ label: 'Headers', required: false, names: HEADER_NAMES }),
    bodyKind: field.select({
      label: 'Body',
      initial: 'none',
      options: [
        { value: 'none', label: 'None' },
        { value: 'values', label: 'Named values' },
        { value: 'text', label: 'Text' },
      ],
      showWhen: { field: 'method', is: ['POST', 'PUT', 'PATCH', 'DELETE'] },
    }),
    values: field.assignments({ label: 'Values', showWhen: { field: 'bodyKind', is: ['values'] } }),
    body: field.multiline({
      label: 'Text of the body',
      templates: true,
      maxLength: 65_536,
      showWhen: { field: 'bodyKind', is: ['text'] },
    }),
    timeoutSeconds: field.number({ label: 'Give up after', unit: 'seconds', minimum: 1, maximum: 60, initial: 10 }),
    treatErrorsAsResult: field.toggle({ label: 'Treat errors as a result' }),
  },
  ports: () => NEXT_PORT,
  outputs: () => [
    { path: 'status', label: 'Status', type: 'number' },
    { path: 'body', label: 'Answer', type: 'any' },
  ],
  summary: ({ method = 'GET', url = '' }) =>
    url === '' ? [plain('No address yet')] : [strong(method), plain(' '), written(url)],
});
