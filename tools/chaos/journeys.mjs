// The journeys that people take while things break.
import { drawing, node } from '../testing/drawing.mjs';
import {
  afterSending,
  call,
  end,
  hook,
  hours,
  scoreIsHigh,
  seconds,
  sendTemplate,
  sendText,
  setNote,
  sleep,
  waitReply,
} from './journey-parts.mjs';
import { EVENT_JOURNEYS } from './event-journeys.mjs';
import { FURTHER_JOURNEYS } from './further-journeys.mjs';
import { ORDER_JOURNEYS } from './order-journeys.mjs';
import { WAY_JOURNEYS } from './way-journeys.mjs';

/**
 * `share`: how often a lead takes it. `asks`: the message that people answer. `sleeps`: its runs end after this hour.
 * `rounds`: how often each step inside a loop is visited. `needs`: node types it is left out without. `calls`: the name of a
 * journey that it calls, or that hears of its failures. `fails`: its runs are meant to fail.
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
  ...FURTHER_JOURNEYS,
  ...WAY_JOURNEYS,
  ...EVENT_JOURNEYS,
  ...ORDER_JOURNEYS,
];
