import { field, leftOut } from '@flowkeep/node-sdk';

/** How a trigger knows that an event came twice. The same for all that events start. */
export const dedupFields = {
  dedup: leftOut(
    field.text({
      label: 'Begin once for each',
      placeholder: '{{ trigger.orderId }}',
      help: 'A second event with the same value begins no run. Empty lets every event begin one.',
      templates: true,
      required: false,
    }),
  ),
  dedupWindow: leftOut(
    field.duration({
      label: 'Within',
      help: 'How long a value is remembered. A day, unless you say otherwise.',
      required: false,
    }),
  ),
};
