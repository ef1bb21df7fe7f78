// The journeys that people take while things break. Every message and every call names its lead and its step, so that
// a phone and the called system can tell what reached them, whatever our own tables say.
import { drawing, node } from '../testing/drawing.mjs';

const seconds = (amount) => ({ amount, unit: 'seconds' });
const hours = (amount) => ({ amount, unit: 'hours' });

const hook = node('hook', 'trigger.webhook', {
  savePerson: true,
  name: '{{ trigger.name }}',
  phone: '{{ trigger.phone }}',
  email: '',
  language: '',
  source: '',
});

const end = node('done', 'flow.end', { status: 'completed', message: '' });

const sendTemplate = (id, template, step = id) =>
  node(id, 'whatsapp.send', {
    kind: 'template',
    template,
    language: 'az',
    variables: [{ value: `#{{ trigger.id }}/${step}` }],
  });

const sendText = (id) => node(id, 'whatsapp.send', { kind: 'text', text: `Thank you #{{ trigger.id }}/${id}` });

const call = (stub, id, step = id) => ({
  ...node(id, 'http.request', {
    method: 'POST',
    url: `${stub}/?step=${step}`,
    headers: [],
    bodyKind: 'values',
    values: [{ name: 'id', value: '{{ trigger.id }}' }],
    timeoutSeconds: 10,
    treatErrorsAsResult: false,
  }),
  retry: { attempts: 8, firstDelaySeconds: 1 },
});

const sleep = (id, duration) => node(id, 'wait.time', { mode: 'for', duration });
const waitReply = (id, limit) => node(id, 'wait.reply', { limit });

const scoreIsHigh = node('high', 'flow.condition', {
  condition: { match: 'all', rules: [{ left: '{{ trigger.score }}', operator: 'greater', right: '10' }] },
});

const setNote = (id) => node(id, 'data.set', { values: [{ name: id, value: '{{ trigger.id }}' }] });

/** Whichever port a message leaves by, the journey goes on. */
const afterSending = (id, next) => [`${id}:sent > ${next}`, `${id}:not_sent > ${next}`];

/**
 * `share`: how often a lead takes it. `asks`: the message that people answer. `sleeps`: its runs end after this hour.
 * `rounds`: how often each step inside a loop is visited. `needs`: node types it is left out without.
 */
export const JOURNEYS = [
  {
    name: 'welcome',
    share: 4,
    asks: 'greet',
    draw: (stub) =>
      drawing(
        [
          hook,
          sendTemplate('greet', 'greeting_az'),
          waitReply('answer', seconds(20)),
          sendText('thank'),
          sendTemplate('remind', 'followup_az'),
          call(stub, 'told'),
          end,
        ],
        [
          'hook > greet',
          'greet:sent > answer',
          'greet:not_sent > told',
          'answer:replied > thank',
          'answer:silent > remind',
          ...afterSending('thank', 'told'),
          ...afterSending('remind', 'told'),
          'told > done',
        ],
      ),
  },
  {
    name: 'nurture',
    share: 3,
    draw: (stub) =>
      drawing(
        [
          hook,
          call(stub, 'first'),
          sleep('pause', seconds(5)),
          sendTemplate('tip', 'greeting_az'),
          sleep('rest', seconds(8)),
          call(stub, 'second'),
          sendTemplate('last', 'followup_az'),
          end,
        ],
        [
          'hook > first',
          'first > pause',
          'pause > tip',
          ...afterSending('tip', 'rest'),
          'rest > second',
          'second > last',
          ...afterSending('last', 'done'),
        ],
      ),
  },
  {
    name: 'branches',
    share: 2,
    draw: (stub) =>
      drawing(
        [
          hook,
          call(stub, 'left'),
          scoreIsHigh,
          call(stub, 'hot'),
          setNote('cold'),
          sleep('wait', seconds(3)),
          sendTemplate('both', 'greeting_az'),
          end,
        ],
        [
          'hook > left',
          'hook > high',
          'hook > wait',
          'high:yes > hot',
          'high:no > cold',
          'left > both',
          'hot > both',
          'cold > both',
          'wait > both',
          ...afterSending('both', 'done'),
        ],
      ),
  },
  {
    name: 'instant',
    share: 2,
    draw: () =>
      drawing(
        [
          hook,
          setNote('note'),
          scoreIsHigh,
          node('save', 'contact.upsert', {
            name: '',
            phone: '',
            email: '',
            language: 'az',
            source: 'Chaos',
            attributes: [],
          }),
          end,
        ],
        ['hook > note', 'note > high', 'high:yes > save', 'high:no > done', 'save > done'],
      ),
  },
  {
    name: 'asleep',
    share: 1,
    sleeps: true,
    draw: (stub) =>
      drawing(
        [hook, call(stub, 'before'), sleep('night', hours(30)), sendTemplate('morning', 'greeting_az'), end],
        ['hook > before', 'before > night', 'night > morning', ...afterSending('morning', 'done')],
      ),
  },
  {
    name: 'patient',
    share: 1,
    sleeps: true,
    asks: 'question',
    draw: () =>
      drawing(
        [
          hook,
          sendTemplate('question', 'greeting_az'),
          waitReply('answer', hours(30)),
          sendText('heard'),
          sendTemplate('silence', 'followup_az'),
          end,
        ],
        [
          'hook > question',
          'question:sent > answer',
          'question:not_sent > done',
          'answer:replied > heard',
          'answer:silent > silence',
          ...afterSending('heard', 'done'),
          ...afterSending('silence', 'done'),
        ],
      ),
  },
];
