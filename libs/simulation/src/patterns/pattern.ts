import type { JsonObject } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import type { DrawnNode } from '../testing/draw.ts';

/** A control-flow pattern of the Workflow Patterns Initiative that can be drawn. Numbers and names are theirs. */
export interface Pattern {
  readonly number: number;
  readonly name: string;
  /** `direct`: nodes and lines mean just that. `composition`: several nodes together do. */
  readonly support: 'direct' | 'composition';
  /** How it is drawn, in a sentence or two of Markdown. */
  readonly how: string;
  readonly graph: Graph;
  /** Workflows that it calls, by their ids. */
  readonly calls?: Readonly<Record<string, Graph>>;
}

/** A pattern that cannot be drawn, and why. */
export interface MissingPattern {
  readonly number: number;
  readonly name: string;
  readonly support: 'not';
  readonly because: string;
}

export const START: DrawnNode = ['trigger.manual'];

/** Work that takes the time that the scenario gives it: `{ a: { after: 60 } }`. */
export function work(name: string): DrawnNode {
  return ['http.request', { method: 'GET', url: `https://example.com/${name}` }];
}

/** Waits for the first of several custom events, each a way out. */
export function hears(names: readonly string[], more: JsonObject = {}): DrawnNode {
  const events = names.map((name) => ({
    id: name,
    label: name,
    kind: 'event.custom',
    name,
    about: 'anybody',
    match: '',
  }));
  return ['wait.event', { events, lookBack: 'now', ...more }];
}

export const ALL: DrawnNode = ['flow.join', { mode: 'all' }];
export const ANY: DrawnNode = ['flow.join', { mode: 'any' }];

/** The first that comes goes on, and whatever could still come is stopped. */
export const FIRST_ONLY: DrawnNode = ['flow.join', { mode: 'any', stopOthers: true }];

export function countOf(count: number, stopOthers = false): DrawnNode {
  return ['flow.join', { mode: 'count', count, stopOthers }];
}

/** Yes or no by a value that the trigger brought. */
export function asks(name: string): DrawnNode {
  return [
    'flow.condition',
    { condition: { match: 'all', rules: [{ left: `{{ trigger.${name} }}`, operator: 'equals', right: 'yes' }] } },
  ];
}
