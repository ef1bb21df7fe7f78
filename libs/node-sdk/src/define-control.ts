import type { InboxEvent } from '@flowkeep/contracts';
import type { Control, ControlContext, ControlResult, StepResult } from '@flowkeep/engine';
import type { NodeDefinition } from './definition.ts';
import type { Fields, RawOf } from './field.ts';

/** {@link ControlContext} with the config that a definition describes. */
export type TypedControlContext<F extends Fields> = Omit<ControlContext, 'config'> & { readonly config: RawOf<F> };

/** A {@link Control} with the config that a definition describes. `resume` gets null when the time is up. */
export interface TypedControl<F extends Fields> {
  readonly enter: (context: TypedControlContext<F>) => ControlResult;
  readonly resume?: (context: TypedControlContext<F>, event: InboxEvent | null, branch: string) => ControlResult;
  readonly executed?: (context: TypedControlContext<F>, result: StepResult) => ControlResult;
  readonly bodyEnded?: (context: TypedControlContext<F>) => ControlResult;
}

type FieldsOf<D> = D extends NodeDefinition<infer F> ? F : never;

/**
 * Behaviour of a pure or waiting node: `defineControl<typeof definition>({ enter, resume })`. Only the type of the
 * definition is taken, so that the workflow sandbox loads no forms and no schemas.
 */
export function defineControl<D>(control: TypedControl<FieldsOf<D>>): Control {
  // The plan was compiled from a config that passed the definition's own fields.
  return control as unknown as Control;
}
