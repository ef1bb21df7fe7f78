import type { Problem } from '@flowkeep/graph';
import { NOTHING, onlyNodes } from '../../../canvas/selection.ts';
import { useEditor } from '../editor-context.ts';
import { touch } from '../editor-ui.store.ts';
import { focusRequest } from '../focus-request.ts';

/** Shows the place of a problem: selects it, opens its settings and brings it into view. */
export function useGoToProblem(): (problem: Problem) => void {
  const { ui, document } = useEditor();
  return ({ place }) => {
    if (place.kind === 'edge') {
      ui.setState({ dialog: null, side: null, selection: { ...NOTHING, edges: new Set([place.edgeId]) } });
      const edge = document.getState().graph.edges[place.edgeId];
      if (edge) focusRequest.setState({ nodeId: edge.from.node, withKeyboard: false });
      return;
    }
    if (place.kind === 'workflow') {
      ui.setState({ dialog: null, side: 'settings' });
      return;
    }
    touch(ui, place.nodeId, '*');
    ui.setState({ dialog: null, side: null, selection: onlyNodes(place.nodeId), tab: 'settings' });
    focusRequest.setState({ nodeId: place.nodeId, withKeyboard: false });
  };
}
