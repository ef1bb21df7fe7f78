import type { NodeClass } from '@flowkeep/graph';
import { call, type DrawnNode, each, goal, goTo, join, node, repeat, undo } from './plan-builder.ts';

/** Gives a number from 0 to `count` - 1. */
export type Choose = (count: number) => number;

/** What may be drawn. */
export interface DrawingKind {
  /** Go-tos, goals, ends, and joins that stop others: what becomes of the run then depends on what happens first. */
  readonly races: boolean;
  /** Whether steps may fail without a way out. */
  readonly fatal: boolean;
  /** Only what the first version of the engine knew: steps and lines. */
  readonly plain?: boolean;
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly lines: readonly string[];
}

const CLASSES = ['pure', 'quick', 'outbound', 'waiting'] as const satisfies readonly NodeClass[];

/** A workflow with loops, sub-workflows, joins and failures, as `choose` decides. Lines lead from earlier to later nodes. */
export function randomDrawing(choose: Choose, kind: DrawingKind): Drawing {
  const nodes: DrawnNode[] = [node('start', 'trigger')];
  const lines: string[] = [];
  const draw = new Region(choose, kind, nodes, lines);
  draw.fill('', null, 'start.next', 2 + choose(6), 2);
  if (kind.races && choose(4) === 0) nodes.push(goal('goal'));
  const done = nodes.find(({ class: nodeClass }) => nodeClass === 'quick');
  if (kind.races && choose(2) === 0) {
    nodes.push(undo('undo', done?.id), node('undoing', 'outbound', { in: 'undo' }));
    lines.push('undo.next -> undoing');
  }
  return { nodes, lines: [...new Set(lines)] };
}

class Region {
  constructor(
    private readonly choose: Choose,
    private readonly kind: DrawingKind,
    private readonly nodes: DrawnNode[],
    private readonly lines: string[],
  ) {}

  /** Draws the nodes of one region; some lines come from its head, the others from nodes before. */
  fill(prefix: string, region: string | null, head: string, size: number, depth: number): void {
    const exits: string[] = [head];
    for (let index = 0; index < size; index += 1) {
      const id = `${prefix}n${String(index)}`;
      const drawn = this.drawNode(id, region, depth, prefix);
      this.nodes.push(drawn);
      for (let line = 1 + this.choose(3); line > 0; line -= 1) {
        this.lines.push(`${exits[this.choose(exits.length)] ?? head} -> ${id}`);
      }
      const { body } = drawn;
      const ports = drawn.onError === 'port' ? [...(drawn.ports ?? []), 'error'] : (drawn.ports ?? []);
      exits.push(...ports.filter((port) => port !== body).map((port) => `${id}.${port}`));
      if (body !== undefined) this.fill(`${id}_`, id, `${id}.${body}`, this.choose(4), depth - 1);
    }
  }

  private drawNode(id: string, region: string | null, depth: number, prefix: string): DrawnNode {
    const place = region === null ? {} : { in: region };
    if (this.kind.plain === true) return this.drawStep(id, place);
    const kinds = this.kind.races ? 12 : 10;
    const drawn = this.choose(kinds);
    if (drawn === 0) return join(id, 'any', { ...place, stopOthers: this.kind.races && this.choose(2) === 0 });
    if (drawn === 1) return join(id, 'count', { ...place, count: 1 + this.choose(3) });
    if (drawn === 2 && depth > 0) return this.drawLoop(id, place);
    if (drawn === 3 && depth > 0) return repeat(id, { ...place, config: { more: true, limit: 1 + this.choose(3) } });
    if (drawn === 4 && depth > 0) return call(id, { ...place, ports: ['call', 'done'], onError: this.onError() });
    if (drawn === 10) return goTo(id, `${prefix}n0`, 1 + this.choose(2), place);
    if (drawn === 11 && this.choose(4) === 0) return node(id, 'pure', { ...place, ports: [], config: { end: true } });
    return this.drawStep(id, place);
  }

  private drawLoop(id: string, place: { readonly in?: string }): DrawnNode {
    const items = Array.from({ length: this.choose(4) }, (_, index) => index);
    const config = { items, concurrency: 1 + this.choose(3), collect: `{{ steps.${id}.index }}` };
    return each(id, { ...place, config, templates: [['collect']], onError: this.onError() });
  }

  private drawStep(id: string, place: { readonly in?: string }): DrawnNode {
    const port = this.choose(2) === 0 ? 'a' : 'b';
    const onError = this.onError();
    const fails = onError === 'fail' ? this.kind.fatal && this.choose(20) === 0 : this.choose(3) === 0;
    const ports = this.kind.plain !== true && this.choose(5) === 0 ? { ports: ['a', 'b'] } : {};
    const config = { port, replied: port, silent: port, fails, ...ports };
    return node(id, CLASSES[this.choose(CLASSES.length)] ?? 'pure', { ...place, ports: ['a', 'b'], config, onError });
  }

  private onError(): 'fail' | 'continue' | 'port' {
    return (['fail', 'continue', 'port'] as const)[this.choose(3)] ?? 'fail';
  }
}
