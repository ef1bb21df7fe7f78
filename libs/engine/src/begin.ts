import { enter } from './enter.ts';
import { ROOT_REGION } from './plan-index.ts';
import { prune } from './prune.ts';
import type { Turn } from './turn.ts';

/** Starts at a trigger. Everything that only other triggers lead to is pruned at once; goals lie in wait. */
export function begin(turn: Turn, trigger: number): void {
  const { draft, plan, index: facts } = turn;
  const { lone, goals } = facts.heads(ROOT_REGION);
  const others = lone.filter((index) => index !== trigger);
  const inTurn = turn.first ? [...lone].sort((left, right) => left - right) : [trigger, ...others];
  for (const index of inTurn) {
    const node = plan.nodes[index];
    if (node === undefined) continue;
    if (index === trigger) enter(turn, draft.root, index, node);
    else prune(turn, draft.root, index, node);
  }
  for (const goal of goals) draft.ready.pushEntry(draft.root, goal);
}
