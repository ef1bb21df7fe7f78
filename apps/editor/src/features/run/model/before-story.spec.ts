import type { RunStatus } from '@flowkeep/contracts';
import { type BeforeStory, beforeStory } from './before-story.ts';

describe('a run without a story', () => {
  it.each<[RunStatus, { held?: boolean; isPaused?: boolean }, BeforeStory]>([
    ['queued', {}, 'about'],
    ['queued', { held: true }, 'held'],
    ['queued', { held: true, isPaused: true }, 'paused'],
    ['running', {}, 'about'],
    ['paused', {}, 'paused'],
    ['skipped', { isPaused: true }, 'skipped'],
    ['cancelled', { held: true }, 'cancelled'],
    ['failed', {}, 'failed'],
    ['completed', {}, 'nothing'],
  ])('that is %s with %j is told as %s', (status, { held = false, isPaused = false }, told) => {
    expect(beforeStory({ status, held }, isPaused)).toBe(told);
  });
});
