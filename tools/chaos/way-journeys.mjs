// Journeys that go round in circles, go through longer lists, and call runs that call, sleep or fail.
import { drawing, node } from '../testing/drawing.mjs';
import { afterSending, call, callBy, end, hook, seconds, sendTemplate, sleep } from './journey-parts.mjs';

const TURNS = 3;
const CROWD = 10;
const KIN = 3;

const called = (inputs) =>
  node('hook', 'trigger.call', {
    inputs: inputs.map((name) => ({ name, type: 'text', required: true })),
    outputs: [{ name: 'seen', type: 'text' }],
  });

const givesBack = { ...end, config: { ...end.config, values: [{ name: 'seen', value: '{{ trigger.id }}' }] } };

/** `circle`: steps that are visited again and again; their tags carry the number of the visit. */
export const WAY_JOURNEYS = [
  {
    name: 'circle',
    share: 2,
    needs: ['flow.goto'],
    circle: ['knock', 'tell'],
    rounds: { count: TURNS, knock: TURNS, tell: TURNS, pause: TURNS, back: TURNS, tired: 1 },
    draw: (stub) =>
      drawing(
        [
          hook,
          node('count', 'data.set', { values: [{ name: 'turn', value: '{{ vars.turn | plus: 1 }}' }] }),
          call(stub, 'knock', 'knock.{{ vars.turn }}'),
          sendTemplate('tell', 'greeting_az', 'tell.{{ vars.turn }}'),
          sleep('pause', seconds(2)),
          node('back', 'flow.goto', { target: 'count', limit: TURNS - 1 }),
          sendTemplate('tired', 'followup_az'),
        ],
        [
          'hook > count',
          'count > knock',
          'knock > tell',
          ...afterSending('tell', 'pause'),
          'pause > back',
          'back:limit > tired',
        ],
      ),
  },
  {
    name: 'crowd',
    share: 1,
    needs: ['flow.each'],
    rounds: { visit: CROWD },
    draw: (stub) =>
      drawing(
        [
          hook,
          node('each', 'flow.each', {
            items: '{{ trigger.crowd }}',
            concurrency: 5,
            collect: '{{ steps.visit.status }}',
          }),
          call(stub, 'visit', 'visit.{{ steps.each.index }}'),
          call(stub, 'told'),
          sendTemplate('count', 'greeting_az'),
          end,
        ],
        ['hook > each', 'each:each > visit', 'each:done > told', 'told > count', ...afterSending('count', 'done')],
      ),
  },
  {
    name: 'cousin',
    share: 0,
    needs: ['trigger.call', 'flow.call'],
    draw: (stub) =>
      drawing(
        [
          called(['id', 'n']),
          call(stub, 'greeted', 'greeted.{{ trigger.n }}'),
          sendTemplate('hello', 'greeting_az', 'hello.{{ trigger.n }}'),
          sleep('pause', seconds(2)),
          givesBack,
        ],
        ['hook > greeted', 'greeted > hello', ...afterSending('hello', 'pause'), 'pause > done'],
      ),
  },
  {
    name: 'family',
    share: 1,
    needs: ['trigger.call', 'flow.call', 'flow.each'],
    calls: 'cousin',
    rounds: { ask: KIN },
    draw: (stub, cousin) =>
      drawing(
        [
          hook,
          node('each', 'flow.each', { items: '{{ trigger.items }}', concurrency: 3 }),
          callBy('ask', cousin, 'own', [{ name: 'n', value: '{{ steps.each.index }}' }]),
          call(stub, 'told'),
          end,
        ],
        ['hook > each', 'each:each > ask', 'each:done > told', 'told > done'],
      ),
  },
  {
    name: 'doomed',
    share: 0,
    needs: ['trigger.call', 'flow.call'],
    fails: true,
    draw: (stub) =>
      drawing(
        [called(['id']), call(stub, 'tried'), { ...end, config: { status: 'failed', message: 'Meant to fail.' } }],
        ['hook > tried', 'tried > done'],
      ),
  },
  {
    name: 'bereaved',
    share: 1,
    needs: ['trigger.call', 'flow.call'],
    calls: 'doomed',
    draw: (stub, doomed) =>
      drawing(
        [
          hook,
          { ...callBy('other', doomed, 'own'), onError: 'port' },
          call(stub, 'odd'),
          sendTemplate('mourn', 'greeting_az'),
          end,
        ],
        ['hook > other', 'other:done > odd', 'other:error > mourn', 'odd > done', ...afterSending('mourn', 'done')],
      ),
  },
];
