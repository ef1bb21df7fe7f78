import { type Context, type Emitter, Liquid, type Template } from 'liquidjs';
import { DomainError } from '@flowkeep/contracts';
import { fixDates } from './date-filters.ts';
import type { MeteredContext } from './metered-context.ts';
import { WORK_LIMIT } from './work-meter.ts';
import { costOf, meteredOperators, meterFilters } from './metered-parts.ts';

/** What a template may be and do; beyond it a rendering is refused. None of it needs a clock. */
export const TEMPLATE_LIMITS = {
  /** Longest template, in characters. */
  length: 20_000,
  /** Characters a template may write and hold while it renders. */
  memory: 1_000_000,
  /** Template parts that may be visited in one rendering. */
  steps: 20_000,
  /** About as many characters read, values looked at and filters called: half a second. */
  work: WORK_LIMIT,
} as const;

/** Tags that read files, keep state between renderings or produce HTML: a message needs none of them. */
const REMOVED_TAGS = ['include', 'render', 'layout', 'block', 'cycle', 'increment', 'decrement', 'tablerow'];

/**
 * Filters that leave something to chance, where a run must decide the same when it is replayed, and filters that evaluate
 * a text as an expression, which could come from outside.
 */
const REMOVED_FILTERS = ['sample', 'where_exp', 'reject_exp', 'group_by_exp', 'has_exp', 'find_exp', 'find_index_exp'];

/** Counts what is written against the memory limit, which Liquid itself does not do for plain output. */
class MeteredEmitter implements Emitter {
  buffer = '';

  constructor(private readonly context: MeteredContext) {}

  write(html: string | number | boolean | null | undefined): void {
    this.context.work.weigh(html);
    const text = String(html ?? '');
    this.context.memoryLimit.use(text.length);
    this.buffer += text;
  }
}

/**
 * Liquid for untrusted templates over plain JSON. It reads no files, calls no functions, evaluates no data, and is
 * bounded in length, memory, steps and work, so that it is safe where the clock stands still. It leans on internals of
 * the pinned version: the specs about limits and escapes must stay.
 */
export function createTemplateEngine(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: false,
    ownPropertyOnly: true,
    parseLimit: TEMPLATE_LIMITS.length,
    memoryLimit: TEMPLATE_LIMITS.memory,
    // Zones come from the template; the process's own zone, and its language, would differ between machines.
    timezoneOffset: 0,
    locale: 'en-US',
    operators: meteredOperators(),
    templates: {},
  });
  for (const tag of REMOVED_TAGS) Reflect.deleteProperty(engine.tags, tag);
  for (const filter of REMOVED_FILTERS) Reflect.deleteProperty(engine.filters, filter);
  fixDates(engine);
  meterFilters(engine);
  limitSteps(engine);
  return engine;
}

function limitSteps(engine: Liquid): void {
  const steps = new WeakMap<Context, number>();
  const render = engine.renderer.renderTemplates.bind(engine.renderer);
  engine.renderer.renderTemplates = (templates: Template[], context: Context, emitter?: Emitter) => {
    const count = (steps.get(context) ?? 0) + 1 + templates.length;
    if (count > TEMPLATE_LIMITS.steps)
      throw new DomainError('invalid-input', 'The template repeats too often. Shorten its loops.');
    steps.set(context, count);
    const { work } = context as MeteredContext;
    for (const template of templates) work.use(costOf(template));
    return render(templates, context, emitter ?? new MeteredEmitter(context as MeteredContext));
  };
}
