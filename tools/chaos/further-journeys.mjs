// Journeys with loops, branches that join, decisions of the team and runs that call others.
import { drawing, node } from '../testing/drawing.mjs';
import { afterSending, call, callBy, end, hook, seconds, sendTemplate, sleep } from './journey-parts.mjs';

const ROUNDS = 3;

const always = { match: 'all', rules: [{ left: '1', operator: 'equals', right: '1' }] };

const choices = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];

export const FURTHER_JOURNEYS = [
  {
    name: 'decided',
    share: 2,
    needs: ['wait.approval'],
    decides: 'ask',
    draw: (stub) =>
      drawing(
        [
          hook,
          node('ask', 'wait.approval', {
            question: 'May they have it? #{{ trigger.id }}/ask',
            choices,
            asks: 'anyone',
            expires: seconds(25),
          }),
          sendTemplate('offer', 'greeting_az'),
          call(stub, 'declined'),
          sendTemplate('later', 'followup_az'),
          end,
        ],
        [
          'hook > ask',
          'ask:yes > offer',
          'ask:no > declined',
          'ask:expired > later',
          ...afterSending('offer', 'done'),
          'declined > done',
          ...afterSending('later', 'done'),
        ],
      ),
  },
  {
    name: 'items',
    share: 2,
    needs: ['flow.each'],
    rounds: { visit: ROUNDS, tell: ROUNDS },
    draw: (stub) =>
      drawing(
        [
          hook,
          node('each', 'flow.each', { items: '{{ trigger.items }}', concurrency: 2 }),
          call(stub, 'visit', 'visit.{{ steps.each.index }}'),
          sendTemplate('tell', 'greeting_az', 'tell.{{ steps.each.index }}'),
          call(stub, 'told'),
          end,
        ],
        ['hook > each', 'each:each > visit', 'visit > tell', 'each:done > told', 'told > done'],
      ),
  },
  {
    name: 'again',
    share: 1,
    needs: ['flow.repeat'],
    rounds: { knock: ROUNDS, pause: ROUNDS },
    draw: (stub) =>
      drawing(
        [
          hook,
          node('again', 'flow.repeat', { condition: always, limit: ROUNDS }),
          call(stub, 'knock', 'knock.{{ steps.again.index }}'),
          sleep('pause', seconds(2)),
          sendTemplate('tired', 'followup_az'),
          end,
        ],
        [
          'hook > again',
          'again:round > knock',
          'knock > pause',
          'again:done > tired',
          'again:limit > tired',
          ...afterSending('tired', 'done'),
        ],
      ),
  },
  {
    // Without an end of its own: that would break off the branch that comes later.
    name: 'joined',
    share: 1,
    needs: ['flow.join', 'flow.split'],
    draw: (stub) =>
      drawing(
        [
          hook,
          call(stub, 'slow'),
          sleep('pause', seconds(4)),
          node('variant', 'flow.split', {
            variants: choices.map((choice) => ({ ...choice, weight: 50 })),
            holdout: 0,
            experiment: 'chaos',
          }),
          call(stub, 'one'),
          sendTemplate('two', 'greeting_az'),
          node('first', 'flow.join', { mode: 'any', count: 1, stopOthers: false }),
          sendTemplate('once', 'followup_az'),
        ],
        [
          'hook > slow',
          'slow > pause',
          'hook > variant',
          'variant:yes > one',
          'variant:no > two',
          'pause > first',
          'one > first',
          ...afterSending('two', 'first'),
          'first > once',
        ],
      ),
  },
  {
    name: 'callee',
    share: 0,
    needs: ['trigger.call', 'flow.call'],
    draw: (stub) =>
      drawing(
        [
          node('hook', 'trigger.call', {
            inputs: [{ name: 'id', type: 'text', required: true }],
            outputs: [{ name: 'seen', type: 'text' }],
          }),
          sendTemplate('inner', 'greeting_az'),
          sleep('inner_pause', seconds(2)),
          call(stub, 'inner_call'),
          { ...end, config: { ...end.config, values: [{ name: 'seen', value: '{{ trigger.id }}' }] } },
        ],
        ['hook > inner', ...afterSending('inner', 'inner_pause'), 'inner_pause > inner_call', 'inner_call > done'],
      ),
  },
  {
    name: 'caller',
    share: 1,
    needs: ['trigger.call', 'flow.call'],
    calls: 'callee',
    draw: (stub, callee) =>
      drawing(
        [hook, callBy('other', callee, 'own'), call(stub, 'after'), end],
        ['hook > other', 'other:done > after', 'after > done'],
      ),
  },
];
