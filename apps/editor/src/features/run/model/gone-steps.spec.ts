import type { StepReport } from '@flowkeep/contracts';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { goneSteps } from './gone-steps.ts';

const report = (nodeId: string, status: StepReport['status'], port: string | null = null): StepReport => ({
  key: `r:${nodeId}:1`,
  nodeId,
  nodeType: 'wait.reply',
  visit: 1,
  status,
  port,
  output: {},
  error: null,
  startedAt: '2026-11-22T09:00:00Z',
  endedAt: '2026-11-22T09:00:00Z',
  waitingUntil: null,
  sequence: 1,
});

describe('goneSteps', () => {
  const run = {
    graph: drawing({ send: 'http.request', ask: 'wait.reply', tell: 'http.request', wait: 'wait.time' }),
    inner: {},
    steps: [
      report('send', 'failed'),
      report('ask', 'cancelled'),
      report('tell', 'failed', 'error'),
      report('wait', 'done', 'next'),
      report('call/send', 'failed'),
    ].map((step) => ({ ...step, path: '', ports: [] })),
  };

  it('are those at which the run stood', () => {
    expect(goneSteps(run, drawing({ other: 'wait.time' })).map(({ id }) => id)).toEqual(['send', 'ask']);
  });

  it('are none where the other drawing has them', () => {
    expect(goneSteps(run, run.graph)).toEqual([]);
  });
});
