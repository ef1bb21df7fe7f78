import type { Graph } from '@flowkeep/graph';
import { hasInlineCall, isDrawnLive } from './published-state.ts';

const step = (type: string, config: Graph['nodes'][string]['config'] = {}): Graph['nodes'][string] => ({
  id: 'ask',
  type,
  typeVersion: 1,
  title: '',
  position: { x: 0, y: 0 },
  config,
});
const LIVE = { version: 3, publishedRevision: 7 };

describe('what is drawn is live', () => {
  it.each([
    ['to the last change', LIVE, 7, false, true],
    ['but for what is not saved', LIVE, 7, true, false],
    ['but for later changes', LIVE, 8, false, false],
    ['once it was published', { version: null, publishedRevision: null }, 0, false, false],
  ])('%s', (_what, live, revision, hasUnsaved, expected) => {
    expect(isDrawnLive(live, { revision, hasUnsaved })).toBe(expected);
  });
});

describe('a version holds the steps of another workflow', () => {
  it.each([
    ['where it is called as a part', step('flow.call', { workflow: 'w' }), true],
    ['where that is said', step('flow.call', { workflow: 'w', mode: 'inline' }), true],
    ['and not where that runs on its own', step('flow.call', { workflow: 'w', mode: 'own' }), false],
    ['and not where nothing is called', step('flow.end'), false],
  ])('%s', (_what, ask, expected) => {
    expect(hasInlineCall({ nodes: { ask } })).toBe(expected);
  });
});
