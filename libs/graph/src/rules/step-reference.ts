import type { GraphNode } from '../graph.ts';
import type { Problem } from '../problem.ts';
import { isInside, isUndoing, type ReferenceView } from './reference-view.ts';

/** A problem that has no place yet. */
export type Finding = Omit<Problem, 'place'>;

/** The text that a reference stands in. */
interface Reader {
  readonly node: GraphNode;
  readonly field: string;
}

/** What is wrong with a reference to a step; null for one to anything else. */
export function stepFinding(view: ReferenceView, reader: Reader, reference: readonly string[]): Finding | null {
  const [root, step, output] = reference;
  if (root !== 'steps') return null;
  if (step === undefined) return namelessFinding(reader);
  const source = Object.hasOwn(view.graph.nodes, step) ? view.graph.nodes[step] : undefined;
  const title = reader.node.title;
  if (!source) {
    return {
      code: 'unknown-step',
      severity: 'error',
      message: `${title}: a value comes from a step that is gone (${step}).`,
      fix: 'Pick a value from another step.',
    };
  }
  return (
    hiddenFinding(view, reader, source) ??
    orderFinding(view, reader, source) ??
    outputFinding(view, reader, source, output)
  );
}

/** Nobody could say whether the step is there by then, nor rename it. */
function namelessFinding({ node }: Reader): Finding {
  return {
    code: 'unknown-step',
    severity: 'error',
    message: `${node.title}: a value comes from the steps, but from which one is not said.`,
    fix: 'Name the step, as in steps.ask.text, or pick the value from the list.',
  };
}

/** What a step gives inside a body is gone when the round is over. */
function hiddenFinding(view: ReferenceView, { node, field }: Reader, source: GraphNode): Finding | null {
  const border = view.bodies.find((body) => body.nodes.has(source.id) && !isInside(view, body, node.id, field));
  if (border === undefined) return null;
  const owner = view.graph.nodes[border.owner]?.title ?? border.owner;
  return {
    code: 'inside-body',
    severity: 'error',
    message: `${node.title}: "${source.title}" is inside "${owner}", so its value is gone outside.`,
    fix: `Use the value inside "${owner}", or what "${owner}" itself gives.`,
  };
}

function orderFinding(view: ReferenceView, { node, field }: Reader, source: GraphNode): Finding | null {
  const own = view.bodies.some((body) => body.owner === node.id && isInside(view, body, node.id, field));
  const isOwn =
    own && (source.id === node.id || view.bodies.some((body) => body.owner === node.id && body.nodes.has(source.id)));
  if (isOwn || view.before(node.id).has(source.id) || isUndoing(view, node.id)) return null;
  return {
    code: 'not-before',
    severity: 'warning',
    message: `${node.title}: "${source.title}" does not come before this step, so its value will be empty.`,
    fix: 'Pick a value from an earlier step, or connect the two.',
  };
}

function outputFinding(
  view: ReferenceView,
  { node, field }: Reader,
  source: GraphNode,
  output: string | undefined,
): Finding | null {
  const outputs = view.outputs(source);
  if (output === undefined || outputs.length === 0) return null;
  const named = outputs.find(({ path }) => path === '' || path.split('.')[0] === output || path === output);
  if (named === undefined) {
    return {
      code: 'unknown-output',
      severity: 'warning',
      message: `${node.title}: "${source.title}" gives no value called "${output}".`,
      fix: `It gives ${outputs.map(({ path }) => path).join(', ')}.`,
    };
  }
  const body = view.bodies.find(({ owner }) => owner === source.id);
  const where = body !== undefined && isInside(view, body, node.id, field) ? 'inside' : 'after';
  if (named.where === undefined || named.where === where) return null;
  return {
    code: 'only-there',
    severity: 'error',
    message: `${node.title}: "${named.label}" of "${source.title}" is there only ${named.where} it.`,
    fix:
      named.where === 'inside'
        ? `Use it in a step inside "${source.title}".`
        : `Use it in a step after "${source.title}".`,
  };
}
