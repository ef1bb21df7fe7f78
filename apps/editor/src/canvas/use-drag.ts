import type { NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { NodeId, Position } from '@flowkeep/graph';

export interface Drag {
  /** Places of the cards that are on the move. */
  readonly dragged: ReadonlyMap<NodeId, Position>;
  readonly onPositions: (changes: readonly NodeChange[]) => void;
}

const NONE: ReadonlyMap<NodeId, Position> = new Map();

/** Keeps the places of dragged cards out of the document until they are dropped: then one move for all of them. */
export function useDrag(onDrop: (positions: Readonly<Record<NodeId, Position>>) => void): Drag {
  const [dragged, setDragged] = useState(NONE);
  const onPositions = useCallback(
    (changes: readonly NodeChange[]) => {
      const moved = new Map<NodeId, Position>();
      let isDropped = false;
      for (const change of changes) {
        if (change.type !== 'position') continue;
        if (change.position) moved.set(change.id, rounded(change.position));
        isDropped ||= change.dragging === false;
      }
      if (isDropped) {
        setDragged(NONE);
        if (moved.size > 0) onDrop(Object.fromEntries(moved));
      } else if (moved.size > 0) {
        setDragged((before) => new Map([...before, ...moved]));
      }
    },
    [onDrop],
  );
  return { dragged, onPositions };
}

function rounded({ x, y }: Position): Position {
  return { x: Math.round(x), y: Math.round(y) };
}
