import { defaultOperators, type Liquid, type Template } from 'liquidjs';
import { DATE_FILTERS } from './date-filters.ts';
import type { MeteredContext } from './metered-context.ts';

/** What a filter costs by itself. */
const FILTER_COST = 10;

/** What one case of a tag with several costs, whether or not it fits. */
const CASE_COST = 5;

interface FilterCall {
  readonly context: MeteredContext;
}

type FilterHandler = (this: FilterCall, ...values: unknown[]) => unknown;
type Operator = (...operands: unknown[]) => unknown;

/** Has every filter counted with all that it is given. */
export function meterFilters(engine: Liquid): void {
  for (const [name, filter] of Object.entries(engine.filters)) {
    const isDate = (DATE_FILTERS as readonly string[]).includes(name);
    const isPlain = typeof filter === 'function';
    const original = (isPlain ? filter : filter.handler) as unknown as FilterHandler;
    const metered: FilterHandler = function (...values) {
      this.context.work.use(isDate ? this.context.work.dateCost : FILTER_COST);
      for (const value of values) this.context.work.weigh(value);
      return original.apply(this, values);
    };
    engine.registerFilter(name, (isPlain ? metered : { ...filter, handler: metered }) as never);
  }
}

/** Liquid's operators, each counted with both its sides. The context comes last. */
export function meteredOperators(): typeof defaultOperators {
  const metered = Object.entries(defaultOperators).map(([name, operator]) => {
    const counted: Operator = (...operands) => {
      const { work } = operands.at(-1) as MeteredContext;
      for (const operand of operands.slice(0, -1)) work.weigh(operand);
      return (operator as Operator)(...operands);
    };
    return [name, counted] as const;
  });
  return Object.fromEntries(metered) as unknown as typeof defaultOperators;
}

interface Branch {
  /** Of `case`: what its value is compared with. */
  readonly values?: readonly unknown[];
}

/** What visiting a part of a template costs: tags with many cases look at all of them each time. */
export function costOf(template: Template): number {
  const { branches } = template as { readonly branches?: unknown };
  if (!Array.isArray(branches)) return 1;
  const cases = (branches as readonly Branch[]).map(({ values }) => 1 + (values?.length ?? 0));
  return cases.reduce((cost, count) => cost + CASE_COST * count, 1);
}
