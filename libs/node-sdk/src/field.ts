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
  'weekdays',
  'time-of-day',
  'step',
  'condition',
  'list',
  'assignments',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A choice of a `select` field: the value that is kept and the words for it. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** Choices that only the workspace knows; the editor fetches them. */
export type OptionSource = 'pipelines' | 'stages' | 'whatsapp-templates' | 'workflows' | 'members';

/** Shown, and required, only when another field, one that comes before it, has one of these values. */
export interface ShowWhen {
  readonly field: string;
  readonly is: readonly JsonValue[];
}

/** How a field looks and what it takes. `schema` is the truth about its value; the rest is for people. */
export interface Field<T = unknown> {
  readonly kind: FieldKind;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  /** Unit shown after the control. */
  readonly unit?: string;
  /** What to do when it is empty or wrong, as a sentence. Without it the kind has one of its own. */
  readonly fix?: string;
  /** Whether text in it may hold `{{ … }}`. */
  readonly templates: boolean;
  readonly required: boolean;
  /** Fills a new node; undefined leaves the field out. */
  readonly initial?: T;
  /** Stands for the value where the field is optional and left out, or hidden. */
  readonly empty: T;
  /** Of `text` and `multiline`. */
  readonly maxLength?: number;
  /** Of `number`. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of `select`. */
  readonly options?: readonly SelectOption[];
  readonly optionsFrom?: OptionSource;
  /** Of `stages`: the field that holds the pipeline. */
  readonly dependsOn?: string;
  /** Of `list`: the fields of one item. */
  readonly item?: Fields;
  /** Of `list`: name of one item, for "Add label". */
  readonly itemLabel?: string;
  /** Of `list`: the most items it takes. */
  readonly maxItems?: number;
  /** Of `list`: an item field whose values must differ. */
  readonly uniqueBy?: string;
  /** Of `assignments`: what its two columns are called. */
  readonly columns?: { readonly name: string; readonly value: string };
  /**
   * In a list item: the form fills this field from another one when the item is made and does not show it; afterwards
   * it never changes by itself. Ids of ports are made so.
   */
  readonly madeFrom?: string;
  readonly showWhen?: ShowWhen;
  /** `on-event`: its templates are evaluated when an event comes and speak of `event`, `contact` and `workspace` alone. */
  readonly evaluated?: 'on-event';
  /**
   * Where it is not filled in or hidden, a parsed config has no such key: what was drawn before the field existed
   * compiles to the same plan as then. Where it may be empty, `initial` is only for a new node.
   */
  readonly leftOut?: true;
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

type DraftValue<T> = T extends readonly (infer Item)[] ? readonly (Item extends object ? Partial<Item> : Item)[] : T;

/** A config as it stands in the editor: anything may be missing, but what is there has its right type. */
export type DraftOf<F extends Fields> = {
  readonly [K in keyof F]?: DraftValue<Exclude<ConfigOf<F>[K], undefined>>;
};

/** Value of a `duration` field. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
}

/** Value of an item of a `weekdays` field: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Value of an item of an `assignments` field. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** An assignment whose template has been evaluated: a text that was exactly one `{{ … }}` keeps its type. */
export interface RenderedAssignment {
  readonly name: string;
  readonly value: JsonValue;
}

type RenderedValue<T> = T extends readonly Assignment[] ? readonly RenderedAssignment[] : T;

/** What an executor gets: templates evaluated, and text brought back to text. */
export type RenderedOf<F extends Fields> = {
  readonly [K in keyof F]: RenderedValue<ConfigOf<F>[K]>;
};

type RawValue<T> = string extends T ? JsonValue : RenderedValue<T>;

/** What a control gets: templates evaluated; any text may have become any value. `textOf` makes it text again. */
export type RawOf<F extends Fields> = {
  readonly [K in keyof F]: RawValue<ConfigOf<F>[K]>;
};
