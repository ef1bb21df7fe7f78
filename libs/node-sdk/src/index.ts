export type { NodeDefinition, NodeFamily, PaletteGroup, ProviderQueue, SummaryPart } from './definition.ts';
export {
  type Assignment,
  type ConfigOf,
  type DraftOf,
  type Duration,
  type Field,
  FIELD_KINDS,
  type FieldKind,
  type Fields,
  type OptionSource,
  type RawOf,
  type RenderedAssignment,
  type RenderedOf,
  type SelectOption,
  type ShowWhen,
  type Weekday,
} from './field.ts';
export type {
  ClassifyRequest,
  ExecuteContext,
  ExecuteResult,
  Executor,
  HttpRequest,
  NodeServices,
  UpsertContact,
} from './execute.ts';
export type { SendOutcome, SendRequest } from '@flowkeep/contracts';
export { field } from './fields/field-builders.ts';
export { leftOut } from './fields/left-out.ts';
export { isTimeZone } from './fields/time-fields.ts';
export type { Complaint } from './fields/complaint.ts';
export { configSchema } from './config-schema.ts';
export { configJsonSchema } from './json-schema.ts';
export { defineNode } from './define-node.ts';
export { defineExecutor } from './define-executor.ts';
export { defineControl, type TypedControl, type TypedControlContext } from './define-control.ts';
export { DURATION_UNITS, durationMilliseconds, durationWords } from './duration.ts';
export { initialConfig } from './initial-config.ts';
export { nodeTypeInfo } from './node-type-info.ts';
export { parseConfig } from './parse-config.ts';
export { readDraft } from './read-draft.ts';
export { textOf } from './value-text.ts';
