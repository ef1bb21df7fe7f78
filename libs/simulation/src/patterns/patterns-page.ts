import type { Graph } from '@flowkeep/graph';
import { findNodeDefinition } from '@flowkeep/nodes';
import type { MissingPattern, Pattern } from './pattern.ts';

const WORDS = { direct: 'direct', composition: 'by composition', not: 'not' } as const;

const INTRODUCTION = `# Control-flow patterns

The Workflow Patterns Initiative (Wil van der Aalst, Arthur ter Hofstede, Nick Russell and others) collected 43 patterns
of control flow that a workflow may need. This page says for each how it is drawn here: *direct*, where nodes and lines
mean just that, *by composition* of several nodes, or *not*, and why.

The drawing of each is in \`libs/simulation/src/patterns\`, and a test beside it compiles the drawing, simulates it and checks
what makes the pattern. This page is made from these drawings: \`npm run docs\` writes it.
`;

/** The page of the patterns, in Markdown. */
export function patternsPage(patterns: readonly Pattern[], missing: readonly MissingPattern[]): string {
  const all = [...patterns, ...missing].sort((a, b) => a.number - b.number);
  const composed = patterns.filter(({ support }) => support === 'composition');
  return [
    INTRODUCTION,
    summaryOf(all),
    table(all),
    '## Drawings of the compositions',
    ...composed.map((pattern) => section(pattern)),
  ].join('\n\n');
}

function summaryOf(all: readonly (Pattern | MissingPattern)[]): string {
  const count = (support: string): number => all.filter((pattern) => pattern.support === support).length;
  return `Of ${all.length}, ${count('direct')} are direct, ${count('composition')} are drawn by composition, ${count('not')} cannot be drawn.`;
}

function table(all: readonly (Pattern | MissingPattern)[]): string {
  const rows = all.map((pattern) => {
    const how = pattern.support === 'not' ? `Because: ${pattern.because}` : pattern.how;
    const name = pattern.support === 'composition' ? `[${pattern.name}](#${anchor(pattern)})` : pattern.name;
    return `| WCP-${String(pattern.number)} | ${name} | ${WORDS[pattern.support]} | ${how} |`;
  });
  return ['| Number | Pattern | Support | How |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function section(pattern: Pattern): string {
  const called = Object.entries(pattern.calls ?? {}).flatMap(([id, graph]) => [
    `Workflow \`${id}\`:`,
    drawingOf(graph),
  ]);
  return [`### ${headingOf(pattern)}`, pattern.how, drawingOf(pattern.graph), ...called].join('\n\n');
}

function headingOf({ number, name }: Pattern): string {
  return `WCP-${String(number)} ${name}`;
}

function anchor(pattern: Pattern): string {
  return headingOf(pattern)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

/** Ids stand for themselves in labels only: some, such as `end`, mean something to Mermaid. */
function drawingOf(graph: Graph): string {
  const ids = Object.keys(graph.nodes);
  const named = (id: string): string => `n${String(ids.indexOf(id) + 1)}`;
  const nodes = Object.values(graph.nodes).map(({ id, type }) => {
    const label = findNodeDefinition(type)?.label ?? type;
    return `  ${named(id)}["${id.replaceAll('_', ' ')}<br/><i>${label}</i>"]`;
  });
  const edges = Object.values(graph.edges).map(({ from, to }) => {
    const port = from.port === 'next' ? '' : `|${from.port.replaceAll('_', ' ')}|`;
    return `  ${named(from.node)} -->${port} ${named(to.node)}`;
  });
  const jumps = Object.values(graph.nodes).flatMap(({ id, config }) =>
    typeof config['target'] === 'string' ? [`  ${named(id)} -.-> ${named(config['target'])}`] : [],
  );
  return ['```mermaid', 'flowchart LR', ...nodes, ...edges, ...jumps, '```'].join('\n');
}
