import type { NodeId } from '@flowkeep/graph';
import type { DrawnBody } from '../../../canvas/drawn-bodies.ts';
import { compareRounds, ownersOfStep, partsOfPath } from './rounds.ts';
import type { StoryEntry } from './story.ts';

/** A story in which what happened in the body of a step stands together, round by round where it is a loop. */
export type StoryItem =
  | StoryEntry
  | {
      readonly kind: 'rounds';
      readonly key: string;
      /** The step whose body it is; empty where none of the drawing is known for it. */
      readonly loop: NodeId;
      /** False for what is gone through only once, such as a called workflow: there are no rounds to choose from. */
      readonly isLoop: boolean;
      /** In the order in which they began. */
      readonly rounds: readonly StoryRound[];
    };

export interface StoryRound {
  /** The part of the path that tells it from other rounds of the loop. */
  readonly part: string;
  readonly items: readonly StoryItem[];
}

/** Groups the entries of a story by the rounds of loops they belong to; each loop stands where its first step did. */
export function storyTree(entries: readonly StoryEntry[], bodies: readonly DrawnBody[]): readonly StoryItem[] {
  return group(entries, bodies, 0, '');
}

function group(
  entries: readonly StoryEntry[],
  bodies: readonly DrawnBody[],
  depth: number,
  prefix: string,
): readonly StoryItem[] {
  const places = new Map<NodeId, Map<string, StoryEntry[]>>();
  const order: (StoryEntry | NodeId)[] = [];
  for (const entry of entries) {
    const part = entry.kind === 'step' ? partsOfPath(entry.step)[depth] : undefined;
    if (entry.kind !== 'step' || part === undefined) {
      order.push(entry);
      continue;
    }
    const loop = ownersOfStep(bodies, entry.step.nodeId)[depth] ?? '';
    let rounds = places.get(loop);
    if (!rounds) {
      rounds = new Map();
      places.set(loop, rounds);
      order.push(loop);
    }
    const round = rounds.get(part);
    if (round) round.push(entry);
    else rounds.set(part, [entry]);
  }
  return loopsFirst(order).map((item): StoryItem => {
    if (typeof item !== 'string') return item;
    const key = `${prefix}${item}`;
    const rounds = [...(places.get(item) ?? [])].sort(([a], [b]) => compareRounds(a, b));
    return {
      kind: 'rounds',
      key,
      loop: item,
      isLoop: rounds.length > 1 || bodies.some(({ owner, kind }) => owner === item && kind === 'loop'),
      rounds: rounds.map(([part, inside]) => ({ part, items: group(inside, bodies, depth + 1, `${key}.${part}.`) })),
    };
  });
}

/** A loop is reported again when it is done, so it may come behind its rounds; it is told before them. */
function loopsFirst(order: readonly (StoryEntry | NodeId)[]): readonly (StoryEntry | NodeId)[] {
  const loops = order.filter((item) => typeof item === 'string');
  const others = order.filter((item) => typeof item !== 'string');
  return loops.reduce<readonly (StoryEntry | NodeId)[]>((told, loop) => {
    const own = told.findIndex((item) => typeof item !== 'string' && item.kind === 'step' && item.step.nodeId === loop);
    // Without its loop the first round keeps its place.
    const before = order.slice(0, order.indexOf(loop)).filter((item) => typeof item !== 'string').length;
    const at = own < 0 ? before : own + 1;
    return [...told.slice(0, at), loop, ...told.slice(at)];
  }, others);
}
