import { reportLines } from './report-lines.ts';

describe('reportLines', () => {
  it('names every number and leaves the rest out', () => {
    expect(
      reportLines({ runsCancelled: 1, messages: 4, deals: 0, 'keys-destroyed': 2, note: 'x', nested: {} }),
    ).toEqual([
      { name: 'Runs cancelled', count: 1 },
      { name: 'Messages', count: 4 },
      { name: 'Keys destroyed', count: 2 },
    ]);
  });
});
