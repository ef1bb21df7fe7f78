import type { ShowWhen } from '../field.ts';

/** What every builder takes. A field is required unless it says otherwise. */
export interface FieldOptions<T> {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly unit?: string;
  readonly fix?: string;
  readonly required?: boolean;
  readonly initial?: T;
  readonly showWhen?: ShowWhen;
}
