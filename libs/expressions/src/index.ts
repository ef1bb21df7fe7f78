export { type Condition, type Operator, OPERATORS, type Rule, UNARY_OPERATORS } from './condition.ts';
export { evaluateCondition } from './evaluate-condition.ts';
export { TEMPLATE_LIMITS } from './template-engine.ts';
export { EVENT_SCOPE_NAMES, type Scope, SCOPE_NAMES } from './scope.ts';
export { renameStep } from './rename-step.ts';
export {
  checkTemplate,
  type ExpressionProblem,
  hasTemplate,
  listReferences,
  renderAt,
  renderTemplate,
  renderTexts,
} from './template.ts';
export { WORK_LIMIT, WorkMeter } from './work-meter.ts';
