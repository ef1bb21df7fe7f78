import { type Call, callsOf, MAX_CALL_DEPTH } from '../calls.ts';
import { type GraphContext, spokenName } from '../graph-context.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import { validateAlone } from '../validate-alone.ts';
import type { CallFinding } from './call-finding.ts';

type Finding = Omit<CallFinding, 'field'>;

/** Whether a workflow can be made a part of this one: it calls itself nowhere, stands not too deep, and is sound. */
export function inlineFinding(call: Call, catalog: NodeCatalog, context: GraphContext): CallFinding | null {
  if (call.structure.mode !== 'inline') return null;
  const path = context.workflowId === undefined ? [] : [context.workflowId];
  const found = walk(call, call.structure.workflowId, path, catalog, context);
  return found === null ? null : { field: 'workflow', ...found };
}

/** `path` are the workflows around, outermost first. */
function walk(
  call: Call,
  workflowId: string,
  path: readonly string[],
  catalog: NodeCatalog,
  context: GraphContext,
): Finding | null {
  const { title } = call.node;
  const name = spokenName(context, workflowId, 'a workflow');
  if (path.includes(workflowId))
    return recursive(title, spokenName(context, call.structure.workflowId, 'the workflow it calls'));
  const inside = [...path, workflowId];
  if (inside.length - (context.workflowId === undefined ? 0 : 1) > MAX_CALL_DEPTH) return tooDeep(title);
  const callee = context.workflows?.(workflowId);
  if (callee === undefined) {
    const around = spokenName(context, path.at(-1) ?? '', 'a workflow');
    return unsound(title, around, `It calls ${name}, which is not published.`);
  }
  const problem = validateAlone(callee.graph, catalog).find(({ severity }) => severity === 'error');
  if (problem !== undefined) return unsound(title, name, problem.message);
  for (const { structure } of callsOf(callee.graph, catalog)) {
    if (structure.mode !== 'inline') continue;
    const found = walk(call, structure.workflowId, inside, catalog, context);
    if (found !== null) return found;
  }
  return null;
}

function recursive(title: string, name: string): Finding {
  return {
    code: 'call-recursive',
    message: `"${title}" would never end: ${name} leads back to itself.`,
    fix: 'Choose another workflow, or call it as a run of its own.',
  };
}

function tooDeep(title: string): Finding {
  return {
    code: 'call-too-deep',
    message: `"${title}" calls a workflow that calls another, and so on, more than ${MAX_CALL_DEPTH} deep.`,
    fix: 'Call one of them as a run of its own.',
  };
}

function unsound(title: string, name: string, message: string): Finding {
  return {
    code: 'call-unsound',
    message: `"${title}" calls ${name}, which has problems. ${message}`,
    fix: 'Open that workflow, mend it and publish it again.',
  };
}
