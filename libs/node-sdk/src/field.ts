import type { JsonValue } from '@flowkeep/contracts';
import type { ZodType } from 'zod';

/** The controls that the generated form knows. */
export const FIELD_KINDS = [
  'text',
  'multiline',
  'number',
  'toggle',
  'select',
  'duration',
  'instant',
  'cron',
  'time-zone',
  'condition',
  'list',
  'assignments',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** Choices that only the workspace knows; the editor fetches them. */
export type OptionSource = 'pipelines' | 'stages' | 'whatsapp-templates';

/** How a field looks and what it takes. `schema` is the truth about its value; the rest is for people. */
export interface Field<T = unknown> {
  readonly kind: FieldKind;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  /** Unit shown after the control. */
  readonly unit?: string;
  /** Whether text in it may hold `{{ … }}`. */
  readonly templates: boolean;
  readonly required: boolean;
  /** Fills a new node; undefined leaves the field out. */
  readonly initial?: T;
  /** Of `select`. */
  readonly options?: readonly SelectOption[];
  readonly optionsFrom?: OptionSource;
  /** Of `stages`: the field that holds the pipeline. */
  readonly dependsOn?: string;
  /** Of `list`: the fields of one item. */
  readonly item?: Fields;
  /** Shown, and required, only when another field has one of these values. */
  readonly showWhen?: { readonly field: string; readonly is: readonly JsonValue[] };
  readonly schema: ZodType<T>;
}

/** Fields of a config by name, in the order of the form. */
export interface Fields {
  readonly [name: string]: Field;
}

/** The parsed config that fields describe. */
export type ConfigOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

/** Value of a `duration` field. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
}

/** Value of an item of an `assignments` field. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}
