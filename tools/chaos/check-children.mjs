/** Each call of another workflow has begun one run. */
export function checkChildren({ childrenOf }, { run, steps }) {
  const children = childrenOf.get(run.id) ?? [];
  return steps
    .filter(({ nodeType, status }) => nodeType === 'flow.call' && (status === 'done' || status === 'failed'))
    .map(({ stepKey, nodeId }) => ({
      nodeId,
      begun: children.filter(({ parentStep }) => parentStep === stepKey).length,
    }))
    .filter(({ begun }) => begun !== 1)
    .map(({ nodeId, begun }) => ({
      kind: begun === 0 ? 'lost' : 'doubled',
      what: `${begun} runs were begun by one call`,
      step: nodeId,
    }));
}
