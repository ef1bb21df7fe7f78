import { DomainError, isErrorCode, isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import type { flowCall } from './definition.ts';
import { readInputs } from './read-inputs.ts';

export const flowCallControl = defineControl<typeof flowCall>({
  enter: ({ config }) => {
    const inputs = readInputs(config as unknown as JsonObject);
    return config.mode === 'inline' ? { kind: 'call', inputs } : { kind: 'execute' };
  },
  executed: ({ runStartedAt }, { output }) => {
    const key = textOf(output['runId']);
    const ended = { branch: 'ended', kind: 'run.ended', key, match: null, contactId: null, anybody: true } as const;
    return { kind: 'wait', request: { until: null, events: [ended], since: runStartedAt } };
  },
  resume: (_, event) => {
    const { status, output, error } = event?.payload ?? {};
    if (status === 'completed') return { kind: 'done', port: 'done', output: objectOf(output) };
    throw failureOf(textOf(status), objectOf(error));
  },
});

function objectOf(value: JsonObject[string] | undefined): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : {};
}

/**
 * What the other run failed of is what this step fails of. Of a run that a rule kept from beginning the event says why; a
 * run that was cancelled gives nothing.
 */
function failureOf(status: string, error: JsonObject): DomainError {
  const code = textOf(error['code']);
  const isTold = status === 'failed' || (status === 'skipped' && code !== '');
  if (!isTold) {
    return new DomainError('invalid-input', 'The workflow that was called gave nothing: its run was cancelled.');
  }
  const message = textOf(error['message']) || 'The workflow that was called has failed.';
  return new DomainError(isErrorCode(code) ? code : 'internal', message);
}
