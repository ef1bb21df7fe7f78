import { defaultPayloadConverter, type Payload } from '@temporalio/common';

/** Stands for the words of a failure whose run has no key that opens. Nothing in it is about anybody. */
export const WITHOUT_KEY = failureText(
  "The data of this run cannot be opened. Check that FLOWKEEP_ROOT_KEY is this installation's.",
);

/** Stands for the words of a failure that could not be sealed because our own database was away. */
export const WITHOUT_DATABASE = failureText(
  'The step has failed while the database could not be reached. Its own message is lost.',
);

/** Whether a payload is the message and the stack of a failure, as Temporal's failure converter writes them. */
export function isFailureText(payload: Payload): boolean {
  try {
    const value: unknown = defaultPayloadConverter.fromPayload(payload);
    return typeof value === 'object' && value !== null && 'message' in value && 'stack_trace' in value;
  } catch {
    return false;
  }
}

function failureText(message: string): Payload {
  return defaultPayloadConverter.toPayload({ message, stack_trace: '' });
}
