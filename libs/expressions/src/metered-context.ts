import { Context, Drop, type Liquid } from 'liquidjs';
import type { Scope } from './scope.ts';
import type { WorkMeter } from './work-meter.ts';

/** What reading one part of a value costs. */
const READ_COST = 5;

/** What a template may ask of the loop it is in; everything else of Liquid's own objects is out of reach. */
const LOOP_FACTS = new Set<unknown>(['first', 'index', 'index0', 'last', 'length', 'name', 'rindex', 'rindex0']);

/** A rendering over plain data: it counts what is done, and hands out data alone. */
export class MeteredContext extends Context {
  constructor(
    scope: Partial<Scope>,
    engine: Liquid,
    readonly work: WorkMeter,
  ) {
    super({ ...scope }, engine.options, { sync: true });
  }

  override readProperty(owner: unknown, key: unknown): unknown {
    this.work.use(READ_COST);
    // Liquid reads inherited members of its own objects too, and calls them.
    if (owner instanceof Drop && !LOOP_FACTS.has(key)) return undefined;
    return super.readProperty(owner as never, key as never);
  }
}
