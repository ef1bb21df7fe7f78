import type { JsonObject } from '@flowkeep/contracts';
import type { LoopProgress } from './active-step.ts';
import { beginLooping, openRound, roundOutput } from './body.ts';
import { beginCall } from './call.ts';
import { checkResultCount } from './collect.ts';
import type { ControlResult } from './control.ts';
import { end, reachGoal } from './end.ts';
import { execute } from './execute.ts';
import { jump } from './jump.ts';
import { leave } from './leave.ts';
import { setVars } from './remember.ts';
import { fillRounds } from './rounds.ts';
import type { Step } from './step.ts';
import type { Turn } from './turn.ts';
import { wait } from './wait.ts';

/** Does what a control decided. May throw: what is thrown is an outcome of the step. */
export function decided(turn: Turn, step: Step, config: JsonObject, result: ControlResult): void {
  switch (result.kind) {
    case 'done':
      if (result.vars !== undefined) setVars(turn, step.frame, result.vars);
      if (step.node.handler === 'goal') return reachGoal(turn, step, result.output ?? {});
      return leave(turn, step, result.ports ?? [result.port], result.output ?? {});
    case 'wait':
      return wait(turn, step, config, result.request);
    case 'execute':
      return execute(turn, step, 'quick', config, true);
    case 'each':
      return beginEach(turn, step, config, result);
    case 'round':
      return beginRound(turn, step, config);
    case 'call':
      return beginCall(turn, step, config, result.inputs);
    case 'jump':
      return jump(turn, step, result.to);
    case 'end':
      return end(turn, step, result);
  }
}

function beginEach(turn: Turn, step: Step, config: JsonObject, each: Extract<ControlResult, { kind: 'each' }>): void {
  const { items, collect } = each;
  if (collect !== undefined) checkResultCount(items.length);
  const concurrency = Math.max(1, Math.floor(each.concurrency));
  const loop: Partial<LoopProgress> = { items, concurrency, ...(collect !== undefined && { collect, results: [] }) };
  // The items are kept once, apart from the config that names them.
  const rest = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== items));
  beginLooping(turn, step, rest, loop);
  fillRounds(turn, step);
}

function beginRound(turn: Turn, step: Step, config: JsonObject): void {
  beginLooping(turn, step, config);
  openRound(turn, step, { outputs: roundOutput(step, turn.draft.loop(step.key)?.begun ?? 0) });
}
