import { DomainError, type ErrorCode, type JsonValue } from '@flowkeep/contracts';
import { defineExecutor, type RenderedOf, textOf } from '@flowkeep/node-sdk';
import { httpRequest } from './definition.ts';

type Config = RenderedOf<typeof httpRequest.fields>;

export const httpRequestExecutor = defineExecutor(httpRequest, async ({ config, services }) => {
  if (!/^https?:\/\//i.test(config.url.trim())) {
    throw new DomainError('invalid-input', 'The address came out empty or unusable. It must begin with https://.');
  }
  const { status, body } = await services.http.request({
    method: config.method,
    url: config.url.trim(),
    headers: Object.fromEntries(config.headers.map(({ name, value }) => [name, textOf(value)])),
    body: bodyOf(config),
    timeoutSeconds: config.timeoutSeconds,
  });
  if (status >= 400 && !config.treatErrorsAsResult) throw refusal(status);
  return { port: 'next', output: { status, body } };
});

function bodyOf(config: Config): JsonValue | null {
  switch (config.bodyKind) {
    case 'none':
      return null;
    case 'values':
      return Object.fromEntries(config.values.map(({ name, value }) => [name, value]));
    case 'text':
      return config.body;
  }
}

function refusal(status: number): DomainError {
  const advice = 'Check the address and what is sent, or turn on "Treat errors as a result".';
  return new DomainError(codeOf(status), `The address answered with ${status}. ${advice}`, { details: { status } });
}

function codeOf(status: number): ErrorCode {
  if (status === 429) return 'rate-limited';
  return status >= 500 || status === 408 || status === 425 ? 'provider-unavailable' : 'provider-rejected';
}
