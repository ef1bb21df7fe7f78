import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent } from 'react';
import type { Position } from '@flowkeep/graph';
import { useEditor } from '../editor-context.ts';
import { isTyping } from './is-typing.ts';

/** Copy, cut and paste of steps by the system clipboard, also between workflows and workspaces. */
export function useClipboard(): void {
  const { commands, canEdit } = useEditor();
  const place = usePastePlace();
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || (window.getSelection()?.toString() ?? '') !== '') return;
    const text = commands.copy();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (event.type === 'cut' && canEdit) commands.remove();
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || !canEdit) return;
    event.preventDefault();
    commands.paste(event.clipboardData?.getData('text/plain') ?? '', place());
  });
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => onCopy(event);
    const paste = (event: ClipboardEvent): void => onPaste(event);
    window.addEventListener('copy', copy);
    window.addEventListener('cut', copy);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', copy);
      window.removeEventListener('paste', paste);
    };
  }, []);
}

/** Beside the selected steps, or in the middle of what is in sight. */
function usePastePlace(): () => Position {
  const { document: draft, ui } = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  return () => {
    const { graph } = draft.getState();
    const places = [...ui.getState().selection.nodes].flatMap((id) => graph.nodes[id]?.position ?? []);
    if (places.length > 0) {
      return { x: Math.min(...places.map(({ x }) => x)) + 40, y: Math.min(...places.map(({ y }) => y)) + 40 };
    }
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    const middle = screenToFlowPosition({
      x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
      y: (box?.y ?? 0) + (box?.height ?? 0) / 3,
    });
    return { x: Math.round(middle.x - 128), y: Math.round(middle.y) };
  };
}
