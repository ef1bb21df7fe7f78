// Journeys that the team gives orders to: to stand still and go on, to end and undo what was done, to try again.
import { drawing, node } from '../testing/drawing.mjs';
import { afterSending, call, end, hook, seconds, sendTemplate, sleep } from './journey-parts.mjs';

/**
 * `ordered`: what the team does to its runs. `undoes`: the step that each undoing is for, and the steps that follow when a
 * run is cancelled; those of the run as a whole have none. `breaks`: the step that fails until the other system is mended.
 * `tells`: the one it calls hears of its failures.
 */
export const ORDER_JOURNEYS = [
  {
    name: 'halted',
    share: 2,
    ordered: 'pause',
    draw: (stub) =>
      drawing(
        [
          hook,
          call(stub, 'one'),
          sleep('rest', seconds(6)),
          sendTemplate('tip', 'greeting_az'),
          sleep('pause', seconds(4)),
          call(stub, 'two'),
          end,
        ],
        ['hook > one', 'one > rest', 'rest > tip', ...afterSending('tip', 'pause'), 'pause > two', 'two > done'],
      ),
  },
  {
    name: 'booking',
    share: 2,
    needs: ['flow.compensate'],
    ordered: 'cancel',
    undoes: [
      { of: 'book', steps: ['undo_book', 'release'] },
      { of: 'confirm', steps: ['undo_confirm', 'revoke'] },
      { of: null, steps: ['undo_all', 'sorry'] },
    ],
    draw: (stub) =>
      drawing(
        [
          hook,
          call(stub, 'book'),
          sendTemplate('confirm', 'greeting_az'),
          sleep('pause', seconds(12)),
          call(stub, 'visit'),
          end,
          node('undo_book', 'flow.compensate', { of: 'book' }),
          call(stub, 'release', 'release.0'),
          node('undo_confirm', 'flow.compensate', { of: 'confirm' }),
          call(stub, 'revoke', 'revoke.0'),
          node('undo_all', 'flow.compensate', { of: '' }),
          sendTemplate('sorry', 'followup_az', 'sorry.0'),
        ],
        [
          'hook > book',
          'book > confirm',
          ...afterSending('confirm', 'pause'),
          'pause > visit',
          'visit > done',
          'undo_book > release',
          'undo_confirm > revoke',
          'undo_all > sorry',
        ],
      ),
  },
  {
    name: 'alarm',
    share: 0,
    needs: ['trigger.error'],
    draw: (stub) =>
      drawing(
        [
          node('hook', 'trigger.error'),
          call(stub, 'alarm', 'alarm', '{{ trigger.runId }}-{{ trigger.runAttempt }}'),
          end,
        ],
        ['hook > alarm', 'alarm > done'],
      ),
  },
  {
    name: 'fragile',
    share: 2,
    needs: ['trigger.error'],
    ordered: 'mend',
    breaks: 'fragile',
    calls: 'alarm',
    tells: true,
    draw: (stub, alarm) => {
      const { settings, ...graph } = drawing(
        [
          hook,
          call(stub, 'before'),
          call(`${stub}/broken`, 'fragile'),
          sleep('pause', seconds(1)),
          sendTemplate('last', 'greeting_az'),
          end,
        ],
        ['hook > before', 'before > fragile', 'fragile > pause', 'pause > last', ...afterSending('last', 'done')],
      );
      return { ...graph, settings: { ...settings, errorWorkflowId: alarm } };
    },
  },
];
