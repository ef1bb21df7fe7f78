import { waitFor } from '@flowkeep/testing';
import { StartPlaces } from './start-places.ts';

/** Takes as many as there are, and gives what is to be called when they are needed no more. */
function fill(places: StartPlaces, workspaceId: string): (() => void)[] {
  return Array.from({ length: places.freeFor(workspaceId) }, () => places.take(workspaceId));
}

describe('places for runs that are begun', () => {
  it('let one workspace alone have most of them, and keep some for whoever comes next', () => {
    const places = new StartPlaces();
    expect(fill(places, 'a')).toHaveLength(60);
    expect(places.freeFor('a')).toBe(0);
    expect(places.freeFor('b')).toBe(12);
  });

  it('are left to others by those who have many', () => {
    const places = new StartPlaces();
    const first = fill(places, 'a');
    fill(places, 'b');
    expect(places.freeFor('a')).toBe(0);
    for (const leave of first) leave();
    expect(places.freeFor('b')).toBeGreaterThan(30);
    expect(places.freeFor('a')).toBeGreaterThan(30);
  });

  it('are never more than there are, however many workspaces want them', () => {
    const places = new StartPlaces();
    const taken = Array.from({ length: 200 }, (_, index) => fill(places, String(index)).length);
    expect(taken.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(75);
  });

  it('are half given back by runs that are slow, up to a bound, and wholly by those that end', async () => {
    const places = new StartPlaces(5);
    const slow = fill(places, 'a');
    while (slow.length < 119) {
      const more = await waitFor(() => places.freeFor('a'));
      expect(more).toBeLessThanOrEqual(60);
      slow.push(...fill(places, 'a'));
    }
    // Others have theirs, however long that goes on.
    await waitFor(() => places.freeFor('b') === 12);
    expect(places.freeFor('a')).toBe(0);
    for (const leave of slow) leave();
    expect(places.freeFor('a')).toBe(60);
  });
});
