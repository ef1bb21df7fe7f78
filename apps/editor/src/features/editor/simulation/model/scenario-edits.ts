import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';
import type { Answer, Happening, Scenario } from '@flowkeep/simulation';

/** How the world answers at a step, as one choice: as usual, not at all, by a way out, or with a failure. */
export type AnswerChoice =
  | { readonly kind: 'usual' }
  | { readonly kind: 'port'; readonly port: string }
  | { readonly kind: 'error' }
  /** Another answer for each visit, as a saved simulation may have it. */
  | { readonly kind: 'each-visit'; readonly count: number };

/** The choice that an answer is. */
export function choiceOf(answer: Answer | readonly Answer[] | undefined): AnswerChoice {
  if (answer === undefined) return { kind: 'usual' };
  if (isList(answer)) return { kind: 'each-visit', count: answer.length };
  if (answer.error) return { kind: 'error' };
  return answer.port === undefined ? { kind: 'usual' } : { kind: 'port', port: answer.port };
}

/** The one answer of a step; null where it has none or one for each visit. */
export function oneAnswer(scenario: Scenario, nodeId: NodeId): Answer | null {
  const answer = scenario.answers[nodeId];
  return answer === undefined || isList(answer) ? null : answer;
}

/** The scenario with another answer at a step; null takes it away. */
export function withAnswer(scenario: Scenario, nodeId: NodeId, answer: Answer | null): Scenario {
  const { [nodeId]: _old, ...rest } = scenario.answers;
  return { ...scenario, answers: answer === null ? rest : { ...rest, [nodeId]: answer } };
}

/** The answer that a choice makes; what else was said of it stays. */
export function answerFor(choice: AnswerChoice, before: Answer | null): Answer | null {
  const { port: _port, error: _error, ...rest } = before ?? {};
  switch (choice.kind) {
    case 'usual':
      return null;
    case 'port':
      return { ...rest, port: choice.port };
    case 'error':
      return { error: { code: 'provider-rejected', message: 'It did not work.' } };
    case 'each-visit':
      return before;
  }
}

/** The answer with one value of what it brings; an empty text takes it away. */
export function withOutput(answer: Answer, name: string, value: string): Answer {
  const { [name]: _old, ...rest } = answer.output ?? {};
  const output: JsonObject = value === '' ? rest : { ...rest, [name]: value };
  const { output: _output, ...others } = answer;
  return Object.keys(output).length === 0 ? others : { ...others, output };
}

/** The scenario with another value of what begins it; undefined takes it away. */
export function withTrigger(scenario: Scenario, name: string, value: JsonValue | undefined): Scenario {
  const { [name]: _old, ...rest } = scenario.trigger;
  return { ...scenario, trigger: value === undefined ? rest : { ...scenario.trigger, [name]: value } };
}

/** The scenario with one happening changed, added at the end, or taken away. */
export function withHappening(scenario: Scenario, index: number, happening: Happening | null): Scenario {
  const happenings = [...scenario.happenings];
  if (happening === null) happenings.splice(index, 1);
  else happenings[index] = happening;
  return { ...scenario, happenings };
}

function isList(answer: Answer | readonly Answer[]): answer is readonly Answer[] {
  return Array.isArray(answer);
}
