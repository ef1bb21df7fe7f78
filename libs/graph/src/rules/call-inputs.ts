import { hasTemplate } from '@flowkeep/expressions';
import type { Call } from '../calls.ts';
import { type GraphContext, spokenName } from '../graph-context.ts';
import type { NamedValue, TypedValue } from '../node-catalog.ts';
import type { CallFinding } from './call-finding.ts';

/** Whether a call gives what the other workflow takes: all that it must have, nothing unknown, and of the right kind. */
export function inputFindings(
  { node, structure }: Call,
  takes: readonly TypedValue[],
  context: GraphContext,
): readonly CallFinding[] {
  const name = spokenName(context, structure.workflowId, 'the workflow');
  const missing = takes
    .filter((taken) => taken.required && !structure.inputs.some((input) => input.name === taken.name))
    .map((taken) => {
      const message = `"${node.title}" does not give "${taken.name}", which ${name} needs.`;
      return finding('call-input-missing', message, `Add a line with the name ${taken.name}.`);
    });
  const wrong = structure.inputs.flatMap((input) => {
    const taken = takes.find((value) => value.name === input.name);
    if (taken !== undefined) return kindFinding(node.title, input, taken);
    const names = takes.map((value) => value.name).join(', ');
    const fix =
      names === '' ? 'Remove the line: it takes nothing.' : `It takes ${names}. Change the name or remove the line.`;
    return [finding('call-input-unknown', `"${node.title}" gives "${input.name}", which ${name} does not take.`, fix)];
  });
  return [...missing, ...wrong];
}

function kindFinding(title: string, { name, value }: NamedValue, { type }: TypedValue): readonly CallFinding[] {
  // What a template gives is known only in the run, which looks at it then.
  if (hasTemplate(value) || fits(value.trim(), type)) return [];
  return [finding('call-input-kind', `"${title}" gives "${name}" as text, but it must be a ${type}.`, FIXES[type])];
}

const FIXES: Readonly<Record<TypedValue['type'], string>> = {
  text: 'Write a text.',
  any: 'Write a text.',
  number: 'Write a number such as 5 or 2.5, or pick a value.',
  boolean: 'Write true or false, or pick a value.',
  list: 'Pick a value that is a list.',
  object: 'Pick a value that has parts.',
};

function fits(text: string, type: TypedValue['type']): boolean {
  switch (type) {
    case 'text':
    case 'any':
      return true;
    case 'number':
      return text !== '' && Number.isFinite(Number(text));
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'list':
    case 'object':
      return false;
  }
}

function finding(code: string, message: string, fix: string): CallFinding {
  return { code, field: 'inputs', message, fix };
}
