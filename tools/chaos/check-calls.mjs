import { nameOf } from './step-names.mjs';

/**
 * Each call that a step says it made has reached the other system. It may have done so more than once: HTTP is
 * at-least-once, and every try of a step carries the same Idempotency-Key.
 */
export function checkCalls({ callsOf }, { lead, journey, run, steps }) {
  return steps
    .filter(({ nodeType, status }) => nodeType === 'http.request' && status === 'done')
    .map((step) => nameOf(step, { journey, run }))
    .filter((name) => !callsOf.has(`${lead.id}/${name}`))
    .map((name) => ({ kind: 'lost', what: 'said to be called, and the other system saw nothing', step: name }));
}
