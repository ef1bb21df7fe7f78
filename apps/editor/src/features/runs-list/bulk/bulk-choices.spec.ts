import { drawing } from '../../../canvas/testing/drawing.ts';
import { type BulkForm, bulkOrder, EMPTY_FORM, offeredActions } from './bulk-choices.ts';

const form: BulkForm = { ...EMPTY_FORM, action: 'cancel' };
const live = drawing({ start: 'trigger.manual', ask: 'wait.reply', new: 'wait.time' });
const any = { workflowId: null, status: null };

describe('offeredActions', () => {
  it.each([
    [any, ['pause', 'resume', 'retry', 'cancel']],
    [{ workflowId: 'w', status: null }, ['pause', 'resume', 'retry', 'skip', 'move', 'cancel']],
    [{ workflowId: null, status: 'failed' }, ['retry']],
    [{ workflowId: 'w', status: 'paused' }, ['resume', 'move', 'cancel']],
    [{ workflowId: 'w', status: 'completed' }, []],
  ] as const)('for %j are %j', (filter, actions) => {
    expect(offeredActions(filter)).toEqual(actions);
  });
});

describe('bulkOrder', () => {
  it('is for what the list shows', () => {
    expect(bulkOrder({ workflowId: 'w', status: 'waiting' }, form, live)).toEqual({
      action: 'cancel',
      filter: { workflowId: 'w', status: 'waiting' },
    });
  });

  it('is narrowed by days, and says on which version to try again', () => {
    const order = bulkOrder(any, { ...form, action: 'retry', version: 'newest', after: '2026-11-01' }, live);
    expect(order?.options).toEqual({ version: 'newest' });
    expect(order?.filter).toEqual({ startedAfter: new Date('2026-11-01T00:00').toISOString() });
  });

  it('is for the runs of a version at a step, and says by which way out they leave it', () => {
    const skip: BulkForm = { ...form, action: 'skip', ofVersion: 2 };
    expect(bulkOrder({ workflowId: 'w', status: null }, skip, live)).toBeNull();
    expect(bulkOrder({ workflowId: 'w', status: null }, { ...skip, node: 'ask', port: 'silent' }, live)).toEqual({
      action: 'skip',
      filter: { workflowId: 'w', version: 2, node: 'ask' },
      options: { port: 'silent' },
    });
  });

  it.each([
    [{ action: 'move' } as const, { mapping: { old: 'new' } }],
    [{ action: 'retry', version: 'newest' } as const, { version: 'newest', mapping: { old: 'new' } }],
    [{ action: 'retry', evenIfUnknown: true } as const, { version: 'same', evenIfUnknown: true }],
    [{ action: 'cancel' } as const, undefined],
  ])('of %j at a step that is gone has the options %j', (chosen, options) => {
    const order = bulkOrder({ workflowId: 'w', status: null }, { ...form, node: 'old', place: 'new', ...chosen }, live);
    expect(order?.options).toEqual(options);
  });

  it.each([
    ['that the live drawing has', { node: 'ask' }, live],
    ['of a called workflow', { node: 'call/old' }, live],
    ['while the live drawing is not there', { node: 'old' }, null],
  ] as const)('sends no place for a step %s', (_what, at, drawn) => {
    const moved: BulkForm = { ...form, action: 'move', place: 'new', ...at };
    expect(bulkOrder({ workflowId: 'w', status: null }, moved, drawn)?.options).toBeUndefined();
  });
});
