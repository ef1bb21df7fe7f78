import { defaultPayloadConverter, type Payload } from '@temporalio/common';

/** Says that a step has failed where its own words cannot be sealed. Nothing in it is about anybody. */
export const UNSPEAKABLE_FAILURE: Payload = defaultPayloadConverter.toPayload({
  message: "The data of this run cannot be opened. Check that FLOWKEEP_ROOT_KEY is this installation's.",
  stack_trace: '',
});

/** Whether a payload is the message and the stack of a failure, as Temporal's failure converter writes them. */
export function isFailureText(payload: Payload): boolean {
  try {
    const value: unknown = defaultPayloadConverter.fromPayload(payload);
    return typeof value === 'object' && value !== null && 'message' in value && 'stack_trace' in value;
  } catch {
    return false;
  }
}
