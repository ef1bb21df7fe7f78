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
  type OnError,
  type Position,
  type RetryPolicy,
} from './graph.ts';
export type { Operation, OperationKind } from './operation.ts';
export { type ConfigPath, NODE_CLASSES, type NodeClass, type Plan, type PlanEdge, type PlanNode } from './plan.ts';
export {
  type ConfigProblem,
  type ConfigResult,
  ERROR_PORT,
  type NodeCatalog,
  type NodeTypeInfo,
  type OutputValue,
  type PortDefinition,
} from './node-catalog.ts';
export type { Problem, ProblemPlace } from './problem.ts';
