import type { Graph, NodeCatalog, OutputValue } from '@flowkeep/graph';

/** Where a value comes from, in the client's words. */
export interface ValueOrigin {
  /** "Wait for an answer", "Contact". */
  readonly from: string;
  /** "Reply text"; empty where the whole of it is meant. */
  readonly field: string;
  /** False when no step of the document gives it. */
  readonly known: boolean;
}

/** Words for the roots of references that are not steps, in the reader's language. */
export interface RootWords {
  readonly trigger: string;
  readonly contact: string;
  readonly vars: string;
  readonly workspace: string;
  readonly run: string;
  readonly event: string;
  /** Labels of known fields by `root.field`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Names the origin of a reference such as `['steps', 'wait', 'text']`. */
export function valueOrigin(
  graph: Graph,
  catalog: NodeCatalog,
  path: readonly string[],
  words: RootWords,
): ValueOrigin {
  const [root = '', ...rest] = path;
  if (root === 'steps') return stepOrigin(graph, catalog, rest);
  if (root === 'trigger') {
    const trigger = onlyTrigger(graph, catalog);
    const label = trigger && labelOf(trigger.outputs, rest);
    return { from: trigger?.title ?? words.trigger, field: label ?? humanise(rest), known: true };
  }
  if (root === 'contact' || root === 'vars' || root === 'workspace' || root === 'run' || root === 'event') {
    return { from: words[root], field: words.fields[path.join('.')] ?? humanise(rest), known: true };
  }
  return { from: root, field: rest.join('.'), known: false };
}

/** The origin in one line, as chips show it. */
export function originText(origin: ValueOrigin): string {
  return origin.field === '' ? origin.from : `${origin.from} · ${origin.field}`;
}

function stepOrigin(graph: Graph, catalog: NodeCatalog, path: readonly string[]): ValueOrigin {
  const [id = '', ...rest] = path;
  const node = graph.nodes[id];
  if (!node) return { from: id, field: rest.join('.'), known: false };
  const outputs = catalog.get(node.type)?.outputs(node.config) ?? [];
  return { from: node.title, field: labelOf(outputs, rest) ?? humanise(rest), known: true };
}

function onlyTrigger(
  graph: Graph,
  catalog: NodeCatalog,
): { readonly title: string; readonly outputs: readonly OutputValue[] } | null {
  const triggers = Object.values(graph.nodes).filter((node) => catalog.get(node.type)?.class === 'trigger');
  const [only] = triggers;
  if (!only || triggers.length > 1) return null;
  return { title: only.title, outputs: catalog.get(only.type)?.outputs(only.config) ?? [] };
}

function labelOf(outputs: readonly OutputValue[], path: readonly string[]): string | undefined {
  return outputs.find((output) => output.path === path.join('.'))?.label;
}

/** A path in words, where no label is known for it: `['previousStage']` is "Previous stage". */
export function humanise(path: readonly string[]): string {
  const text = path
    .join(' ')
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
