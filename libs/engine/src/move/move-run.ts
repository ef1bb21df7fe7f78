import type { NodeId, Plan } from '@flowkeep/graph';
import type { ActiveStep, BrokenStep, CompletedStep } from '../active-step.ts';
import { decide } from '../edge-rules.ts';
import { indexOf, ROOT_REGION } from '../plan-index.ts';
import type { ReadyNode, RunState } from '../state.ts';
import { mapNodes, type NodeMap } from './node-map.ts';
import { moveProgress } from './move-progress.ts';
import { pastNodes, settlePast } from './settle-past.ts';
import { type StuckPlace, stuckPlaces } from './stuck-places.ts';
import { unkeptValues } from './unkept-values.ts';

/** The first version of the engine whose runs can move. Later ones are kept to: a move is part of a history that is replayed. */
const FIRST_TO_MOVE = 2;

/** The run in the other version, with what is worth knowing about it; or every place that it cannot move from. */
export type MoveResult =
  | {
      readonly ok: true;
      readonly state: RunState;
      readonly notes: readonly string[];
      /** Step keys of goals that the new version does not have: their waits are over. */
      readonly dropped: readonly string[];
    }
  | { readonly ok: false; readonly stuck: readonly StuckPlace[] };

/**
 * Moves a run to another version of its workflow. Positions are found by node id, through `mapping` (old id to new id)
 * where it names one. Waits stay registered under their step keys. New steps that lie where the run has passed already
 * are not visited. Tell the moved run `continue`: a step may be free to start now.
 */
export function moveRun(state: RunState, from: Plan, to: Plan, mapping: Readonly<Record<NodeId, NodeId>>): MoveResult {
  if (state.status === 'completed' || state.status === 'cancelled') {
    return { ok: true, state, notes: ['The run has ended.'], dropped: [] };
  }
  const map = mapNodes(from, to, mapping);
  const stuck = [...stuckPlaces(state, from, to, map), ...unkeptValues(state, from, to, map)];
  if (stuck.length > 0) return { ok: false, stuck };
  const gone = Object.entries(state.active).filter(([, step]) => map.node(step.node) === undefined);
  const notes = gone.map(([, { node }]) => `The goal "${from.nodes[node]?.title ?? ''}" is not in the new version.`);
  return { ok: true, state: movedState(state, from, to, map), notes, dropped: gone.map(([key]) => key) };
}

function movedState(state: RunState, from: Plan, to: Plan, map: NodeMap): RunState {
  const { ready: _ready, deadline: _deadline, frames, broken, completed, forgotten, ...rest } = state;
  const active = movedEntries(state.active, map);
  const steps = [...Object.values(active), ...(broken ?? []).map(({ step }) => movedStep(step, map))];
  const queued = movedReady(state, map);
  const here = new Set([...steps.flatMap((step) => step?.node ?? []), ...queued.map(([, node]) => node)]);
  const root = moveProgress(state, map);
  const settled = settlePast(to, root, pastNodes(from, state, here, map), here);
  const before = startableNodes(state, from, map);
  const free = settled.ready.filter((node) => !before.has(node)).map((node): ReadyNode => ['', node]);
  const ready = [...queued, ...free, ...newGoals(state, to, here)];
  const limit = deadlineIn(state, from, to);
  return {
    ...rest,
    ...root,
    engineVersion: Math.max(FIRST_TO_MOVE, state.engineVersion),
    timeZone: state.contact?.timeZone ?? to.settings.timeZone ?? state.workspace.timeZone,
    triggerNode: map.id(state.triggerNode),
    edges: settled.edges,
    active,
    ...(limit !== null && { deadline: limit }),
    ...(ready.length > 0 && { ready }),
    ...(frames && { frames: movedFrames(frames, map) }),
    ...(broken && { broken: broken.flatMap((each) => movedBroken(each, from, to, map)) }),
    ...(completed && { completed: completed.flatMap((each) => movedCompleted(each, map)) }),
    ...(forgotten && { forgotten: movedCounts(forgotten, map) }),
  };
}

/** A wait goes on where a step of its kind takes its place; any other is entered anew. */
function movedBroken(each: BrokenStep, from: Plan, to: Plan, map: NodeMap): readonly BrokenStep[] {
  const [moved] = movedPart(each, each.step, map);
  if (moved === undefined) return [];
  const isSameKind = from.nodes[each.step.node]?.type === to.nodes[moved.step.node]?.type;
  const { request: _request, ...step } = moved.step;
  return [isSameKind ? moved : { ...moved, step }];
}

function movedCompleted(completed: CompletedStep, map: NodeMap): readonly CompletedStep[] {
  const node = map.node(completed.node);
  return node === undefined ? [] : [{ ...completed, node }];
}

/** Two steps may become one. */
function movedCounts(counts: NonNullable<RunState['forgotten']>, map: NodeMap): Record<number, number> {
  const moved: Record<number, number> = {};
  for (const [old, count] of Object.entries(counts)) {
    const node = map.node(Number(old));
    if (node !== undefined) moved[node] = (moved[node] ?? 0) + count;
  }
  return moved;
}

/** What could start in the old version already is not for the move to start: a go-to has left it waiting. */
function startableNodes(state: RunState, from: Plan, map: NodeMap): ReadonlySet<number> {
  const startable = from.nodes.flatMap((node, index) => {
    const moved = decide(node, state.edges) === 'start' ? map.node(index) : undefined;
    return moved === undefined ? [] : [moved];
  });
  return new Set(startable);
}

function movedStep(step: ActiveStep, map: NodeMap): ActiveStep | null {
  const node = map.node(step.node);
  return node === undefined ? null : { ...step, node };
}

function movedPart<T>(part: T, step: ActiveStep, map: NodeMap): readonly (T & { readonly step: ActiveStep })[] {
  const moved = movedStep(step, map);
  return moved === null ? [] : [{ ...part, step: moved }];
}

function movedEntries(active: RunState['active'], map: NodeMap): Record<string, ActiveStep> {
  return Object.fromEntries(
    Object.entries(active).flatMap(([key, step]) => {
      const moved = movedStep(step, map);
      return moved === null ? [] : [[key, moved] as const];
    }),
  );
}

function movedReady(state: RunState, map: NodeMap): readonly ReadyNode[] {
  return (state.ready ?? []).flatMap(([frame, old, enter]): ReadyNode[] => {
    const node = map.node(old);
    if (node === undefined) return [];
    return enter === true ? [[frame, node, enter]] : [[frame, node]];
  });
}

function movedFrames(frames: NonNullable<RunState['frames']>, map: NodeMap): NonNullable<RunState['frames']> {
  return Object.fromEntries(
    Object.entries(frames).map(([id, frame]) => [
      id,
      { ...frame, ...moveProgress(frame, map), region: map.node(frame.region) ?? frame.region },
    ]),
  );
}

function newGoals(state: RunState, to: Plan, here: ReadonlySet<number>): readonly ReadyNode[] {
  if (state.status !== 'running') return [];
  const { goals } = indexOf(to).heads(ROOT_REGION);
  return goals.filter((goal) => !here.has(goal)).map((goal): ReadyNode => ['', goal, true]);
}

/** A limit that has not changed keeps its moment; another is counted from the beginning of the run. */
function deadlineIn(state: RunState, from: Plan, to: Plan): number | null {
  const limit = to.settings.timeLimitSeconds;
  if (limit === undefined) return null;
  if (limit === from.settings.timeLimitSeconds && state.deadline != null) return state.deadline;
  return state.startedAt + limit * 1_000;
}
