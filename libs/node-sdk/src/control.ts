// Entry for code that Temporal replays: nothing here loads a schema.
export { defineControl, type TypedControl, type TypedControlContext } from './define-control.ts';
export { durationMilliseconds } from './duration.ts';
export { textOf } from './value-text.ts';
