import type { JsonObject } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import type { Answer, Happening, Scenario } from '../scenario.ts';
import { draw, type DrawnNode } from './draw.ts';
import type { Drawn } from './play.ts';
import type { Part } from './random-part.ts';

/** A drawing of parts, and what happens in it. */
export interface RandomDrawing extends Drawn {
  readonly graph: Graph;
  readonly calls: Readonly<Record<string, Graph>>;
  readonly scenario: Pick<Scenario, 'answers' | 'happenings'>;
}

/** Draws a part behind a trigger. */
export function drawingOf(part: Part): RandomDrawing {
  const calls: Record<string, Graph> = {};
  const answers: Record<string, Answer> = {};
  const happenings: Happening[] = [];
  const graph = new Drawer({ calls, answers, happenings }, '').draw('start', ['trigger.manual'], part);
  return { graph, calls, scenario: { answers, happenings } };
}

interface Shared {
  readonly calls: Record<string, Graph>;
  readonly answers: Record<string, Answer>;
  readonly happenings: Happening[];
}

/** The way in of a drawn part, and its ways out: `node` or `node.port`. */
interface Piece {
  readonly entry: string;
  readonly exits: readonly string[];
}

class Drawer {
  private readonly nodes: Record<string, DrawnNode> = {};
  private readonly lines: string[] = [];
  private made = 0;

  constructor(
    private readonly shared: Shared,
    private readonly prefix: string,
  ) {}

  draw(start: string, trigger: DrawnNode, part: Part): Graph {
    this.nodes[start] = trigger;
    this.connect([start], this.piece(part).entry);
    return draw(this.nodes, this.lines);
  }

  private piece(part: Part): Piece {
    switch (part.kind) {
      case 'then':
        return this.sequence(part.parts);
      case 'choice':
        return this.choice(part);
      case 'join':
        return this.join(part);
      case 'each':
        return this.each(part);
      case 'repeat':
        return this.repeat(part);
      case 'again':
        return this.again(part);
      case 'call':
        return this.call(part);
      default:
        return this.leaf(part);
    }
  }

  private leaf(
    part: Exclude<Part, { body: Part } | { parts: readonly Part[] } | { branches: unknown } | { either: unknown }>,
  ): Piece {
    switch (part.kind) {
      case 'work':
        return this.work(part);
      case 'note': {
        const id = this.nextId('note');
        return this.add(id, ['data.set', { values: [{ name: id, value: '{{ run.now }}' }] }]);
      }
      case 'sleep':
        return this.add(this.nextId('sleep'), [
          'wait.time',
          { mode: 'for', duration: { amount: part.minutes, unit: 'minutes' } },
        ]);
      case 'reply':
        return this.add(
          this.nextId('reply'),
          ['wait.reply', { limit: { amount: part.hours, unit: 'hours' } }],
          ['replied', 'silent'],
        );
      case 'signal':
        return this.signal(part);
      case 'ask':
        return this.ask(part);
    }
  }

  private work({ onError, goes }: Extract<Part, { kind: 'work' }>): Piece {
    const id = this.nextId('work');
    const answer =
      typeof goes === 'number' ? { after: goes } : { error: { code: 'provider-rejected', message: 'No.' } };
    if (goes !== 'well') this.shared.answers[`${this.prefix}${id}`] = answer;
    const config = { method: 'GET', url: `https://example.com/${id}` };
    return this.add(id, ['http.request', config, { onError }], onError === 'port' ? ['next', 'error'] : ['next']);
  }

  private signal({ hours, at }: Extract<Part, { kind: 'signal' }>): Piece {
    const id = this.nextId('signal');
    const name = `${this.prefix.replaceAll('/', '.')}${id}`;
    this.shared.happenings.push({ after: at * 60, kind: 'event.custom', key: name });
    const events = [{ id: 'came', label: 'Came', kind: 'event.custom', name, about: 'anybody' }];
    const config = { events, limit: { amount: hours, unit: 'hours' }, lookBack: 'runStart' };
    return this.add(id, ['wait.event', config], ['came', 'timeout']);
  }

  private ask({ choice }: Extract<Part, { kind: 'ask' }>): Piece {
    const id = this.nextId('ask');
    this.shared.answers[`${this.prefix}${id}`] = { port: choice, after: 600 };
    const config: JsonObject = {
      question: 'Well?',
      choices: ['yes', 'no'].map((way) => ({ id: way, label: way })),
      asks: 'anyone',
      expires: { amount: 1, unit: 'days' },
    };
    return this.add(id, ['wait.approval', config], ['yes', 'no', 'expired']);
  }

  private sequence(parts: readonly Part[]): Piece {
    const pieces = parts.map((part) => this.piece(part));
    pieces.slice(1).forEach((piece, index) => this.connect(pieces[index]?.exits ?? [], piece.entry));
    return { entry: pieces[0]?.entry ?? '', exits: pieces.at(-1)?.exits ?? [] };
  }

  private choice({ yes, either }: Extract<Part, { kind: 'choice' }>): Piece {
    const condition = { match: 'all', rules: [{ left: yes ? '1' : '0', operator: 'equals', right: '1' }] };
    const { entry } = this.add(this.nextId('choice'), ['flow.condition', { condition }]);
    const [left, right] = [this.piece(either[0]), this.piece(either[1])];
    this.connect([`${entry}.yes`], left.entry);
    this.connect([`${entry}.no`], right.entry);
    return { entry, exits: [...left.exits, ...right.exits] };
  }

  private join({ join, branches }: Extract<Part, { kind: 'join' }>): Piece {
    const { entry } = this.piece({ kind: 'note' });
    const together = this.nextId('join');
    this.nodes[together] = ['flow.join', { ...join, count: Math.min(join.count, branches.length) }];
    for (const branch of branches) {
      const piece = this.piece(branch);
      this.connect([entry], piece.entry);
      this.connect(piece.exits, together);
    }
    return { entry, exits: join.mode === 'count' ? [`${together}.next`, `${together}.short`] : [together] };
  }

  private each({ items, concurrency, body }: Extract<Part, { kind: 'each' }>): Piece {
    const id = this.nextId('each');
    const list = Array.from({ length: items }, (_, index) => `item ${String(index)}`).join(',');
    const collect = `{{ steps.${id}.item }} is number {{ steps.${id}.number }}`;
    const config = { items: list === '' ? '{{ trigger.nothing }}' : list, concurrency, collect };
    return this.loop(id, ['flow.each', config], 'each', ['done'], body);
  }

  private repeat({ rounds, body }: Extract<Part, { kind: 'repeat' }>): Piece {
    const condition = { match: 'all', rules: [{ left: '1', operator: 'equals', right: '1' }] };
    return this.loop(
      this.nextId('repeat'),
      ['flow.repeat', { condition, limit: rounds }],
      'round',
      ['done', 'limit'],
      body,
    );
  }

  private loop(id: string, node: DrawnNode, port: string, exits: readonly string[], body: Part): Piece {
    const piece = this.add(id, node, exits);
    this.connect([`${piece.entry}.${port}`], this.piece(body).entry);
    return piece;
  }

  private again({ times, body }: Extract<Part, { kind: 'again' }>): Piece {
    const piece = this.piece(body);
    const back = this.add(this.nextId('again'), ['flow.goto', { target: piece.entry, limit: times }], ['limit']);
    this.connect(piece.exits, back.entry);
    return { entry: piece.entry, exits: back.exits };
  }

  private call({ mode, body }: Extract<Part, { kind: 'call' }>): Piece {
    const id = this.nextId('call');
    const workflow = `${this.prefix}${id}`;
    const inner = new Drawer(this.shared, `${this.prefix}${id}/`);
    this.shared.calls[workflow] = inner.draw('called', ['trigger.call'], body);
    return this.add(id, ['flow.call', { workflow, mode, wait: true }, { onError: 'continue' }], ['done']);
  }

  private add(id: string, node: DrawnNode, ports?: readonly string[]): Piece {
    this.nodes[id] = node;
    return { entry: id, exits: ports?.map((port) => `${id}.${port}`) ?? [id] };
  }

  private connect(exits: readonly string[], to: string): void {
    for (const exit of exits) this.lines.push(`${exit} -> ${to}`);
  }

  private nextId(name: string): string {
    this.made += 1;
    return `${name}_${String(this.made)}`;
  }
}
