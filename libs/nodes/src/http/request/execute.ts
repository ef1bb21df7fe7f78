import { DomainError, type ErrorCode, type JsonValue } from '@flowkeep/contracts';
import { defineExecutor, type RenderedOf, textOf } from '@flowkeep/node-sdk';
import { httpRequest } from './definition.ts';

type Config = RenderedOf<typeof httpRequest.fields>;

export const httpRequestExecutor = defineExecutor(httpRequest, async ({ config, services, stepKey }) => {
  if (!/^https?:\/\//i.test(config.url.trim())) {
    throw new DomainError('invalid-input', 'The address came out empty or unusable. It must begin with https://.');
  }
  const { status, body } = await services.http.request({
    method: config.method,
    url: config.url.trim(),
    headers: headersOf(config, stepKey),
    body: bodyOf(config),
    timeoutSeconds: config.timeoutSeconds,
  });
  if (status >= 400 && !config.treatErrorsAsResult) throw refusal(status);
  return { port: 'next', output: { status, body } };
});

/** A try may be repeated after its answer was lost: the key lets the other side see that it is the same step. */
function headersOf({ headers }: Config, stepKey: string): Readonly<Record<string, string>> {
  const given = Object.fromEntries(headers.map(({ name, value }) => [name, textOf(value)]));
  const named = headers.some(({ name }) => name.toLowerCase() === 'idempotency-key');
  return named ? given : { ...given, 'Idempotency-Key': stepKey };
}

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
