export { type Condition, type Operator, OPERATORS, type Rule, UNARY_OPERATORS } from './condition.ts';
