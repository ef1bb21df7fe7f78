// Workflows as documents of the editor, for tools that publish their own.

const TYPE_VERSION = 1;
const ROW = 144;

/** A node of a drawing; its title is its id. */
export const node = (id, type, config = {}) => ({ id, type, config });

/**
 * A drawing of nodes and arrows between them. An arrow is a text such as `greet:sent > answer`; without a port it
 * leaves by `next`.
 */
export function drawing(nodes, arrows) {
  const steps = nodes.map((step, row) => [
    step.id,
    { ...step, typeVersion: TYPE_VERSION, title: step.id, position: { x: 320, y: row * ROW } },
  ]);
  return {
    schemaVersion: 1,
    nodes: Object.fromEntries(steps),
    edges: Object.fromEntries(arrows.map(readArrow).map((edge) => [edge.id, edge])),
    notes: {},
    groups: {},
    settings: { timeZone: null, everyRunOnTemporal: false },
  };
}

function readArrow(arrow) {
  const [from, to] = arrow.split('>').map((end) => end.trim());
  const [source, port = 'next'] = from.split(':');
  return { id: `${source}_${port}_${to}`, from: { node: source, port }, to: { node: to } };
}
