import { type BulkForm, bulkOrder, offeredActions } from './bulk-choices.ts';

const form: BulkForm = { action: 'cancel', version: 'same', after: '', before: '' };
const any = { workflowId: null, status: null };

describe('offeredActions', () => {
  it.each([
    [any, ['pause', 'resume', 'retry', 'cancel']],
    [{ workflowId: 'w', status: null }, ['pause', 'resume', 'retry', 'move', 'cancel']],
    [{ workflowId: null, status: 'failed' }, ['retry']],
    [{ workflowId: 'w', status: 'paused' }, ['resume', 'move', 'cancel']],
    [{ workflowId: 'w', status: 'completed' }, []],
  ] as const)('for %j are %j', (filter, actions) => {
    expect(offeredActions(filter)).toEqual(actions);
  });
});

describe('bulkOrder', () => {
  it('is for what the list shows', () => {
    expect(bulkOrder({ workflowId: 'w', status: 'waiting' }, form)).toEqual({
      action: 'cancel',
      filter: { workflowId: 'w', status: 'waiting' },
    });
  });

  it('is narrowed by days, and says on which version to try again', () => {
    const order = bulkOrder(any, { ...form, action: 'retry', version: 'newest', after: '2026-11-01' });
    expect(order.options).toEqual({ version: 'newest' });
    expect(order.filter).toEqual({ startedAfter: new Date('2026-11-01T00:00').toISOString() });
  });
});
