import { WorkspaceTurns } from './workspace-turns.ts';

describe('turns of workspaces', () => {
  let now: number;
  let reported: string[];
  let turns: WorkspaceTurns;

  beforeEach(() => {
    now = 0;
    reported = [];
    const isOutage = (thrown: unknown) => thrown === 'outage';
    turns = new WorkspaceTurns({ isOutage, report: (workspaceId) => reported.push(workspaceId) }, () => now);
  });

  const round = async (failing: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
    const taken: string[] = [];
    await turns.each(['a', 'b'], (workspaceId) => {
      taken.push(workspaceId);
      const thrown = failing[workspaceId];
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what is thrown is told apart by its text
      return thrown === undefined ? Promise.resolve(true) : Promise.reject(thrown);
    });
    return taken;
  };

  it('go on behind one that fails, which rests longer each time', async () => {
    expect(await round({ a: 'broken' })).toEqual(['a', 'b']);
    expect(reported).toEqual(['a']);
    now = 999;
    expect(await round({ a: 'broken' })).toEqual(['b']);
    now = 1_000;
    expect(await round({ a: 'broken' })).toEqual(['a', 'b']);
    now = 2_999;
    expect(await round({})).toEqual(['b']);
    now = 3_000;
    expect(await round({})).toEqual(['a', 'b']);
  });

  it('end for all when nobody can work', async () => {
    await expect(round({ a: 'outage' })).rejects.toBe('outage');
    expect(reported).toEqual([]);
  });
});
