import { canonicalJson } from '@flowkeep/graph';
import type { Plan } from '@flowkeep/graph';
import type { InboxEvent, JsonValue } from '@flowkeep/contracts';
import { chooser } from '../spec/chooser.ts';
import { drawPlan } from '../spec/plan-builder.ts';
import { type Choose, type DrawingKind, randomDrawing } from '../spec/random-drawing.ts';
import { type Played, playRandom } from '../spec/random-play.ts';
import type { RunState } from '../state.ts';
import type { EngineEvent } from '../engine-event.ts';

/** One run whose every transition is fixed for good. */
export interface CorpusCase {
  readonly name: string;
  readonly play: (engineVersion: number) => Played;
}

/** What was there from the first version of the engine on. */
export const firstCorpus: readonly CorpusCase[] = cases('plain', 60, { races: false, fatal: true, plain: true });

/** Everything that the second version knows. The third decides the same: what is new in it lies with the nodes and the driver. */
export const secondCorpus: readonly CorpusCase[] = [
  ...firstCorpus,
  ...cases('calm', 60, { races: false, fatal: true }),
  ...cases('wild', 120, { races: true, fatal: true }),
];

/** Commands, reports and status of every transition, in one text. */
export function transcriptOf({ transitions }: Played): string {
  const told = transitions.map(({ commands, reports, state }) => ({ commands, reports, status: state.status }));
  return canonicalJson(JSON.parse(JSON.stringify(told)) as JsonValue);
}

function cases(name: string, count: number, kind: DrawingKind): readonly CorpusCase[] {
  return Array.from({ length: count }, (_, seed) => ({
    name: `${name} ${String(seed)}`,
    play: (engineVersion) => play(seed, kind, engineVersion),
  }));
}

function play(seed: number, kind: DrawingKind, engineVersion: number): Played {
  const choose = chooser(seed + 1);
  const { nodes, lines } = randomDrawing(choose, kind);
  const plan = drawPlan(nodes, lines);
  return playRandom(plan, { pick: choose, disturb: disturbing(plan, choose, kind), engineVersion, patience: 300 });
}

/** Answers, cancellations and, where they are known, pauses and skipped steps, now and then. */
function disturbing(plan: Plan, choose: Choose, kind: DrawingKind) {
  return (state: RunState, turn: number): EngineEvent | undefined => {
    const waiting = Object.keys(state.active).find((key) => state.active[key]?.kind === 'waiting');
    const what = choose(kind.plain === true ? 20 : 30);
    if (what < 4 && waiting !== undefined) return { kind: 'received', stepKey: waiting, event: answer(turn) };
    if (what === 4 && turn > 4) return { kind: 'cancel', reason: 'enough' };
    if (what === 5) return { kind: 'due', stepKey: `r:${plan.nodes.at(-1)?.id ?? ''}:1` };
    const [active] = Object.keys(state.active);
    if (what === 20 || what === 21) return { kind: 'pause' };
    return what === 22 && active !== undefined ? { kind: 'skip', stepKey: active } : undefined;
  };
}

function answer(turn: number): InboxEvent {
  const receivedAt = new Date(1_000 + turn).toISOString();
  return {
    id: `e${String(turn)}`,
    kind: 'message.received',
    key: '',
    contactId: 'c1',
    payload: { text: 'yes' },
    receivedAt,
  };
}
