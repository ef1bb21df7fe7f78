import { type ClipboardEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { templateOf } from '../../../canvas/template-pieces.ts';
import {
  fillTemplate,
  freshenTemplate,
  insertChip,
  insertText,
  leaveChip,
  rangeAtEnd,
  readTemplate,
  textBeforeCaret,
} from './template-dom.ts';
import { useChipWords } from './use-chip-words.ts';

export interface TemplateEditing {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly isPicking: boolean;
  readonly setPicking: (isPicking: boolean) => void;
  /** Puts a value at the caret. */
  readonly pick: (path: readonly string[]) => void;
  readonly keepCaret: () => void;
  /** Gives the focus back to the text, where one was. */
  readonly focusBack: () => void;
  readonly onInput: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onBlur: () => void;
}

interface TemplateEditingInput {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isMultiline: boolean;
}

/** Typing in a text with chips. While one types the page is the truth; any other change is drawn anew. */
export function useTemplateEditing({ value, onChange, isMultiline }: TemplateEditingInput): TemplateEditing {
  const words = useChipWords();
  const box = useRef<HTMLDivElement>(null);
  const caret = useRef<Range | null>(null);
  /** How many characters before the caret the picked value replaces; null while no list is open. */
  const [replaced, setReplaced] = useState<number | null>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (readTemplate(element) !== value) fillTemplate(element, value, words);
    else if (document.activeElement !== element) freshenTemplate(element, words);
  }, [value, words]);

  const read = (): void => {
    if (box.current) onChange(readTemplate(box.current));
  };
  const keepCaret = (): void => {
    if (box.current) leaveChip(box.current);
    caret.current = caretWithin(box.current) ?? caret.current;
  };
  const pick = (path: readonly string[]): void => {
    const element = box.current;
    if (!element) return;
    const range = caret.current && element.contains(caret.current.startContainer) ? caret.current : rangeAtEnd(element);
    insertChip(range, templateOf(path), words, replaced ?? 0);
    setReplaced(null);
    caret.current = range;
    read();
  };
  const type = (text: string): void => {
    if (box.current) insertText(box.current, text);
    read();
  };
  return {
    box,
    isPicking: replaced !== null,
    setPicking: (isPicking) => setReplaced(isPicking ? 0 : null),
    pick,
    keepCaret,
    focusBack: () => {
      if (box.current) putCaret(box.current, caret.current ?? rangeAtEnd(box.current));
    },
    onInput: () => {
      keepCaret();
      read();
      if (textBeforeCaret().endsWith('{{')) setReplaced(2);
    },
    onKeyDown: (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      if (isMultiline) type('\n');
    },
    onPaste: (event) => {
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      type(isMultiline ? text : text.replaceAll(/\s*\n\s*/g, ' '));
    },
    onBlur: () => {
      if (box.current) freshenTemplate(box.current, words);
    },
  };
}

function caretWithin(element: HTMLElement | null): Range | null {
  const selection = window.getSelection();
  const isInside = selection !== null && selection.rangeCount > 0 && element?.contains(selection.anchorNode);
  return isInside === true ? selection.getRangeAt(0).cloneRange() : null;
}

function putCaret(element: HTMLElement, range: Range): void {
  element.focus();
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
