import type { JsonObject } from '@flowkeep/contracts';
import { type ControlContext, ENGINE_VERSION } from '@flowkeep/engine';
import { executeContext, SAMPLE_CONTACT } from '@flowkeep/node-sdk/testing';

/** Friday 2026-03-20, 08:00 in Baku. */
export const NOW = Date.parse('2026-03-20T04:00:00Z');

/** The context of a control for specs; `config` as the engine hands it over, templates evaluated. */
export function controlContext(config: JsonObject, change: Partial<ControlContext> = {}): ControlContext {
  return {
    config,
    runId: 'run-1',
    engineVersion: ENGINE_VERSION,
    stepKey: 'run-1:step:1',
    visit: 1,
    now: NOW,
    timeZone: 'Asia/Baku',
    zones: { contact: null, workflow: null, workspace: 'Asia/Baku' },
    runStartedAt: NOW - 60_000,
    lastSpokeAt: NOW - 30_000,
    contact: SAMPLE_CONTACT,
    workspace: executeContext({ config: {} }).context.workspace,
    arrivals: { arrived: 1, expected: 1, enough: true },
    rounds: 0,
    jumps: 0,
    ...change,
  };
}
