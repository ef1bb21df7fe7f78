import { readLiveEvent } from './live-event.ts';

describe('readLiveEvent', () => {
  it('reads type and id', () => {
    expect(readLiveEvent('{"type":"run","id":"r1"}')).toEqual({ type: 'run', id: 'r1' });
  });

  it.each(['', 'null', '[]', '{"type":"run"}', '{"type":"weather","id":"1"}', '{'])('ignores %p', (data) => {
    expect(readLiveEvent(data)).toBeNull();
  });
});
