export { type Condition, type Operator, OPERATORS, type Rule, UNARY_OPERATORS } from './condition.ts';
export { evaluateCondition } from './evaluate-condition.ts';
export { renameStep } from './rename-step.ts';
export {
  checkTemplate,
  type ExpressionProblem,
  hasTemplate,
  listReferences,
  renderAt,
  renderTemplate,
  type Scope,
  SCOPE_NAMES,
} from './template.ts';
