import { localInput, readLocalInput } from './local-time.ts';

describe('local times', () => {
  it.each([
    ['2026-11-22T10:20:00.000Z', 'Asia/Baku', '2026-11-22T14:20'],
    ['2026-03-29T01:30:00.000Z', 'Europe/Berlin', '2026-03-29T03:30'],
    ['2026-07-01T00:00:00.000Z', 'America/New_York', '2026-06-30T20:00'],
    ['2026-01-01T00:00:00.000Z', 'Asia/Kathmandu', '2026-01-01T05:45'],
  ])('%s in %s is %s, and back', (iso, zone, local) => {
    expect(localInput(iso, zone)).toBe(local);
    expect(readLocalInput(local, zone)).toBe(iso);
  });

  it('is nothing while it is not written', () => {
    expect(readLocalInput('', 'Asia/Baku')).toBeNull();
  });
});
