// Every message and every call names its lead and its step, so that a phone and the called system can tell what reached
// them, whatever our own tables say.
import { node } from '../testing/drawing.mjs';

export const seconds = (amount) => ({ amount, unit: 'seconds' });
export const hours = (amount) => ({ amount, unit: 'hours' });

export const hook = node('hook', 'trigger.webhook', {
  savePerson: true,
  name: '{{ trigger.name }}',
  phone: '{{ trigger.phone }}',
  email: '',
  language: '',
  source: '',
});

export const end = node('done', 'flow.end', { status: 'completed', message: '' });

export const sendTemplate = (id, template, step = id) =>
  node(id, 'whatsapp.send', {
    kind: 'template',
    template,
    language: 'az',
    variables: [{ value: `#{{ trigger.id }}/${step}` }],
  });

export const sendText = (id) => node(id, 'whatsapp.send', { kind: 'text', text: `Thank you #{{ trigger.id }}/${id}` });

export const call = (stub, id, step = id, about = '{{ trigger.id }}') => ({
  ...node(id, 'http.request', {
    method: 'POST',
    url: `${stub}/?step=${step}`,
    headers: [],
    bodyKind: 'values',
    values: [{ name: 'id', value: about }],
    timeoutSeconds: 10,
    treatErrorsAsResult: false,
  }),
  retry: { attempts: 8, firstDelaySeconds: 1 },
});

export const sleep = (id, duration) => node(id, 'wait.time', { mode: 'for', duration });
export const waitReply = (id, limit) => node(id, 'wait.reply', { limit });

export const scoreIsHigh = node('high', 'flow.condition', {
  condition: { match: 'all', rules: [{ left: '{{ trigger.score }}', operator: 'greater', right: '10' }] },
});

export const setNote = (id) => node(id, 'data.set', { values: [{ name: id, value: '{{ trigger.id }}' }] });

/** Whichever port a message leaves by, the journey goes on. */
export const afterSending = (id, next) => [`${id}:sent > ${next}`, `${id}:not_sent > ${next}`];

/** Calls another workflow and waits for its end. */
export const callBy = (id, workflow, mode, inputs = []) =>
  node(id, 'flow.call', {
    workflow,
    mode,
    wait: true,
    inputs: [{ name: 'id', value: '{{ trigger.id }}' }, ...inputs],
  });
