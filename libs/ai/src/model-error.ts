import { DomainError, type ErrorCode } from '@flowkeep/contracts';
import { APIConnectionError, APIError, APIUserAbortError } from 'openai';

/**
 * What an error of the OpenAI client means. Its own text is left out, for it may quote the input; `details` name status,
 * code and request, by which the provider's support can find it.
 */
export function fromModelError(error: unknown): unknown {
  if (error instanceof APIUserAbortError || !(error instanceof APIError)) return error;
  if (error instanceof APIConnectionError) {
    return new DomainError('provider-unavailable', 'The AI provider does not answer.', { cause: error });
  }
  const { code, message } = meaningOf(error.status as number | undefined, error.code);
  return new DomainError(code, message, {
    details: {
      ...(typeof error.status === 'number' && { status: error.status }),
      ...(typeof error.code === 'string' && { providerCode: error.code }),
      ...(typeof error.requestID === 'string' && { requestId: error.requestID }),
    },
  });
}

interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
}

function meaningOf(status: number | undefined, code: string | null | undefined): Meaning {
  if (code === 'insufficient_quota') {
    return { code: 'provider-rejected', message: 'The AI account has no credit left. Top it up at the provider.' };
  }
  switch (status) {
    case 401:
    case 403:
      return { code: 'configuration-missing', message: 'The AI provider refuses the key. Renew it under Connections.' };
    case 404:
      return {
        code: 'configuration-missing',
        message: 'The AI provider does not know the model. Check it under Connections.',
      };
    case 429:
      return { code: 'rate-limited', message: 'The AI provider asks to slow down.' };
    case undefined:
    case 408:
    case 409:
      return { code: 'provider-unavailable', message: 'The AI provider is busy.' };
    default:
      return status >= 500
        ? { code: 'provider-unavailable', message: 'The AI provider has trouble right now.' }
        : { code: 'provider-rejected', message: 'The AI provider does not accept the request.' };
  }
}
