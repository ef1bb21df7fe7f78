import type { StepReport } from '@flowkeep/contracts';
import type { SimulatedMessage, SimulatedRequest, SimulationResult } from '@flowkeep/simulation';

/** One thing of a simulated run, at its virtual moment. */
export type SimulatedEntry =
  | { readonly kind: 'step'; readonly key: string; readonly at: string; readonly step: StepReport }
  | { readonly kind: 'message'; readonly key: string; readonly at: string; readonly message: SimulatedMessage }
  | { readonly kind: 'request'; readonly key: string; readonly at: string; readonly request: SimulatedRequest }
  /** What the person wrote; it ended a wait. */
  | { readonly kind: 'reply'; readonly key: string; readonly at: string; readonly text: string };

/** Everything of one day of the virtual calendar. */
export interface SimulatedDay {
  /** `2026-11-22` in the zone that was asked for. */
  readonly day: string;
  /** Days after the start, 0 for the first. */
  readonly after: number;
  readonly entries: readonly SimulatedEntry[];
}

/** Most entries that are shown: a long loop would be a long page. */
export const MOST_ENTRIES = 400;

/** The story of a simulated run by days, in the zone where its people are. */
export function simulatedDays(result: SimulationResult, timeZone: string): readonly SimulatedDay[] {
  const days = new Map<string, SimulatedEntry[]>();
  for (const entry of entriesOf(result).slice(0, MOST_ENTRIES)) {
    const day = dayOf(entry.at, timeZone);
    const known = days.get(day);
    if (known) known.push(entry);
    else days.set(day, [entry]);
  }
  const first = dayOf(result.startedAt, timeZone);
  return [...days].map(([day, entries]) => ({ day, after: daysBetween(first, day), entries }));
}

function entriesOf({ steps, messages, requests }: SimulationResult): readonly SimulatedEntry[] {
  const told = steps.filter(({ status }) => status !== 'skipped');
  const places = new Map(told.map((step, index) => [step.nodeId, index]));
  // What happens in one moment is told in the order of the steps; what a step sends or hears comes right behind it.
  const placed: readonly (readonly [place: number, entry: SimulatedEntry])[] = [
    ...told.map((step, index) => [index, { kind: 'step', key: step.key, at: step.startedAt, step }] as const),
    ...messages.map((message, index) => {
      const entry = { kind: 'message', key: `message ${index}`, at: message.at, message } as const;
      return [(places.get(message.node) ?? 0) + 0.5, entry] as const;
    }),
    ...requests.map((request, index) => {
      const entry = { kind: 'request', key: `request ${index}`, at: request.at, request } as const;
      return [(places.get(request.node) ?? 0) + 0.5, entry] as const;
    }),
    ...told.flatMap((step, index) => {
      const { nodeType, endedAt, output, key } = step;
      const text = nodeType === 'wait.reply' ? output['text'] : undefined;
      if (typeof text !== 'string' || text === '' || endedAt === null) return [];
      return [[index + 0.5, { kind: 'reply', key: `reply ${key}`, at: endedAt, text }] as const];
    }),
  ];
  return [...placed]
    .sort(([placeA, a], [placeB, b]) => Date.parse(a.at) - Date.parse(b.at) || placeA - placeB)
    .map(([, entry]) => entry);
}

function dayOf(iso: string, timeZone: string): string {
  // Sweden writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(iso));
}

function daysBetween(first: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000);
}
