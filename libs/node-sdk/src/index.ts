export type { NodeDefinition, NodeFamily, PaletteGroup, ProviderQueue, SummaryPart } from './definition.ts';
export {
  type Assignment,
  type ConfigOf,
  type Duration,
  type Field,
  FIELD_KINDS,
  type FieldKind,
  type Fields,
  type OptionSource,
  type SelectOption,
} from './field.ts';
export type {
  ClassifyRequest,
  ExecuteContext,
  ExecuteResult,
  Executor,
  HttpRequest,
  NodeServices,
  SendOutcome,
  SendRequest,
  UpsertContact,
} from './execute.ts';
