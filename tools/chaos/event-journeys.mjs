// Journeys that wait for what another system says, and one that ends by it wherever it stands.
import { drawing, node } from '../testing/drawing.mjs';
import { afterSending, call, end, hook, hours, seconds, sendTemplate, sleep } from './journey-parts.mjs';

const about = (name) => ({ kind: 'event.custom', name, about: 'anybody', match: '{{ trigger.id }}' });

const waitEvent = (id, { name, limit, lookBack }) =>
  node(id, 'wait.event', {
    events: [
      { id: 'heard', label: 'Heard', ...about(name) },
      { id: 'other', label: 'Other', ...about('chaos.other') },
    ],
    limit,
    lookBack,
  });

/** `happens`: the event that is sent for most leads. `hears`: the step that waits for it. `goal`: the goal that it reaches. */
export const EVENT_JOURNEYS = [
  {
    name: 'paid',
    share: 3,
    needs: ['wait.event'],
    happens: 'chaos.paid',
    hears: 'paid',
    draw: (stub) =>
      drawing(
        [
          hook,
          call(stub, 'invoice'),
          sleep('pause', seconds(3)),
          waitEvent('paid', { name: 'chaos.paid', limit: seconds(12), lookBack: 'runStart' }),
          sendTemplate('receipt', 'greeting_az'),
          sendTemplate('dun', 'followup_az'),
          end,
        ],
        [
          'hook > invoice',
          'invoice > pause',
          'pause > paid',
          'paid:heard > receipt',
          'paid:other > receipt',
          'paid:timeout > dun',
          ...afterSending('receipt', 'done'),
          ...afterSending('dun', 'done'),
        ],
      ),
  },
  {
    name: 'signed',
    share: 1,
    needs: ['wait.event'],
    happens: 'chaos.signed',
    hears: 'signed',
    sleeps: true,
    draw: (stub) =>
      drawing(
        [
          hook,
          sendTemplate('paper', 'greeting_az'),
          waitEvent('signed', { name: 'chaos.signed', limit: hours(30), lookBack: 'now' }),
          call(stub, 'filed'),
          end,
        ],
        [
          'hook > paper',
          ...afterSending('paper', 'signed'),
          'signed:heard > filed',
          'signed:other > filed',
          'signed:timeout > filed',
          'filed > done',
        ],
      ),
  },
  {
    name: 'bought',
    share: 2,
    needs: ['flow.goal'],
    happens: 'chaos.bought',
    goal: 'goal',
    sleeps: true,
    draw: (stub) =>
      drawing(
        [
          hook,
          node('goal', 'flow.goal', about('chaos.bought')),
          sendTemplate('offer', 'greeting_az'),
          sleep('pause', seconds(4)),
          call(stub, 'asked'),
          sleep('night', hours(30)),
          sendTemplate('morning', 'followup_az'),
          end,
        ],
        [
          'hook > offer',
          ...afterSending('offer', 'pause'),
          'pause > asked',
          'asked > night',
          'night > morning',
          ...afterSending('morning', 'done'),
        ],
      ),
  },
];
