import { waysOut } from './ways-out.ts';

describe('waysOut', () => {
  it.each([
    [{ ports: {}, firstPort: undefined, body: undefined }, []],
    [
      { ports: { silent: [], replied: [], error: [] }, firstPort: 'replied', body: undefined },
      ['replied', 'error', 'silent'],
    ],
    [{ ports: { each: [], done: [] }, firstPort: 'done', body: 'each' }, ['done']],
    [{ ports: { round: [], done: [], limit: [] }, firstPort: undefined, body: 'round' }, ['done', 'limit']],
  ])('of %j are %j', ({ ports, firstPort, body }, ways) => {
    expect(
      waysOut({ ports, ...(firstPort !== undefined && { firstPort }), ...(body !== undefined && { body }) }),
    ).toEqual(ways);
  });
});
