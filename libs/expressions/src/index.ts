export { type Condition, type Operator, OPERATORS, type Rule, UNARY_OPERATORS } from './condition.ts';
export { evaluateCondition } from './evaluate-condition.ts';
export { TEMPLATE_LIMITS } from './template-engine.ts';
export { renameStep } from './rename-step.ts';
export {
  checkTemplate,
  EVENT_SCOPE_NAMES,
  type ExpressionProblem,
  hasTemplate,
  listReferences,
  renderAt,
  renderTemplate,
  renderTexts,
  type Scope,
  SCOPE_NAMES,
} from './template.ts';
