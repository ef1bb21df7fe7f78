import { nameOf } from './step-names.mjs';

// States of our own ledger in which the provider has the message.
const TAKEN = ['sent', 'delivered', 'read'];

/** Messages whose step is not in our tables at all, and of which nobody knows what became. */
export function checkUnfollowed({ ledger, followed }) {
  return ledger
    .filter((message) => !followed.has(message.stepKey) && isUnsettled(message))
    .map((message) => ({ ...unsettled(message, 'no step speaks of it'), lead: '', run: message.runId }));
}

/** `called`: whether its call was begun. */
const isUnsettled = (message) => message?.status === 'unknown' || (message?.status === 'queued' && message.called);

/** One that is still on its way, when all is quiet, was forgotten. */
const unsettled = ({ status }, what) =>
  status === 'unknown'
    ? { kind: 'unknown', what }
    : { kind: 'lost', what: `called, and nobody says that nobody knows what became of it; ${what}` };

/** Each message reached its person once: not twice and not never, unless nobody can know. */
export function checkMessages({ ledgerOf, arrivals, explained, followed }, { lead, journey, run, steps }) {
  return steps
    .filter(({ nodeType }) => nodeType === 'whatsapp.send')
    .flatMap((step) => {
      const name = nameOf(step, { journey, run });
      const tag = `${lead.id}/${name}`;
      explained.add(tag);
      followed.add(step.stepKey);
      return checkMessage(step, ledgerOf.get(step.stepKey), arrivals.get(tag) ?? 0).map((finding) => ({
        ...finding,
        step: name,
      }));
    });
}

function checkMessage(step, message, arrived) {
  if (arrived > 1) return [{ kind: 'doubled', what: `the person got it ${arrived} times` }];
  // However the step ended: its caller may have died in the middle of the call.
  if (isUnsettled(message)) return [unsettled(message, arrived ? 'it arrived' : 'it did not arrive')];
  if (step.status !== 'done') return [];
  if (message === undefined) return [{ kind: 'lost', what: 'the step is done, and there is no message' }];
  if (step.port === 'not_sent') return notSent(message, arrived);
  return arrived === 1 ? [] : [{ kind: 'lost', what: 'said to be sent, and not on the phone' }];
}

function notSent(message, arrived) {
  if (TAKEN.includes(message.status)) {
    if (arrived === 0) return [{ kind: 'lost', what: 'reported as delivered, and not on the phone' }];
    return [{ kind: 'note', what: 'unknown at first; a later report has resolved it' }];
  }
  if (arrived === 1) return [{ kind: 'doubled', what: `said not to be sent (${message.errorCode}), and it arrived` }];
  return [{ kind: 'lost', what: `not sent: ${message.errorCode}` }];
}
