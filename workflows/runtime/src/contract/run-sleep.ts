import { type ActiveStep, type RunState, timersOf, waitEventsOf } from '@flowkeep/engine';
import type { RunCarry } from './run-start.ts';

/**
 * When a run goes on that has nothing left to do but to wait for that moment, epoch milliseconds. Null for every other
 * run: one that is about to do something, or that somebody may answer.
 */
export function sleepsUntil({ state, commands = [], reports = [] }: RunCarry): number | null {
  if (commands.length + reports.length > 0 || !hearsNobody(state)) return null;
  const moments = timersOf(state).map(({ until }) => until);
  return moments.length === 0 ? null : Math.min(...moments);
}

function hearsNobody({ active }: RunState): boolean {
  return Object.values(active).every((step) => step.kind === 'looping' || waitsForTime(step));
}

function waitsForTime({ kind, request }: ActiveStep): boolean {
  return kind === 'waiting' && request !== undefined && waitEventsOf(request).length === 0;
}
