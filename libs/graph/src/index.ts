export {
  type EdgeId,
  EMPTY_GRAPH,
  type Graph,
  type GraphEdge,
  type GraphGroup,
  type GraphNode,
  type GraphNote,
  type GraphSettings,
  NODE_ID_PATTERN,
  type NodeId,
  type OneAtATimeRule,
  type OnError,
  type Position,
  type ReentryRule,
  type RetryPolicy,
} from './graph.ts';
export { LONGEST_PAUSE_SECONDS, LONGEST_RULE_SECONDS, LONGEST_TRY_SECONDS, MOST_TRIES } from './limits.ts';
export { type EarlierRuns, type RefusedReentry, refusedReentry, turnValue } from './run-rules.ts';
export { isWorthAnotherTry, secondsToNextTry } from './retries.ts';
export type { Operation, OperationKind, SettingsPatch } from './operation.ts';
export {
  type ConfigPath,
  type JoinRule,
  NODE_CLASSES,
  type NodeClass,
  type Plan,
  type PlanEdge,
  type PlanNode,
} from './plan.ts';
export {
  type ConfigProblem,
  type ConfigResult,
  ERROR_PORT,
  type NamedValue,
  type NodeCatalog,
  type NodeStructure,
  type NodeTypeInfo,
  type OutputValue,
  type PortDefinition,
  type TypedValue,
} from './node-catalog.ts';
export type { Problem, ProblemPlace } from './problem.ts';
export { applyOperation } from './apply-operation.ts';
export { invertOperation } from './invert-operation.ts';
export { parseGraph, parseOperation } from './parse-graph.ts';
export { validateGraph } from './validate-graph.ts';
export { compileGraph, type CompileResult, hashOf } from './compile-graph.ts';
export type { FindWorkflow, GraphContext, PublishedWorkflow } from './graph-context.ts';
export { canConnect, type ConnectionVerdict } from './can-connect.ts';
export { nextNodeId } from './next-node-id.ts';
export { waysOut } from './ways-out.ts';
export { ancestorsOf, reachableFrom } from './reachability.ts';
export { type Body, bodiesOf, bodyAround } from './bodies.ts';
export { bodyPortOf } from './structure-of.ts';
export { outputsOf } from './outputs-of.ts';
export { STEP_FIELDS } from './step-references.ts';
export { canonicalJson } from './canonical-json.ts';
