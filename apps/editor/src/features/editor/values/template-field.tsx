import { type ClipboardEvent, type KeyboardEvent, type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '@flowkeep/graph';
import { controlClass, Field, type FieldText, IconButton, joinClasses, Popover } from '@flowkeep/ui';
import { templateOf } from '../../../canvas/template-pieces.ts';
import {
  fillTemplate,
  insertChip,
  insertText,
  leaveChip,
  rangeAtEnd,
  readTemplate,
  textBeforeCaret,
} from './template-dom.ts';
import { useChipWords } from './use-chip-words.ts';
import { ValuePicker } from './value-picker.tsx';
import styles from './values.module.css';

interface TemplateFieldProps extends FieldText {
  readonly nodeId: NodeId;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly isMultiline?: boolean;
  readonly isDisabled?: boolean;
}

/** A text that may hold values from elsewhere: they stand in it as chips. `{{` or the button opens the list of values. */
export function TemplateField(props: TemplateFieldProps): ReactElement {
  const { nodeId, value, onChange, placeholder, isMultiline = false, isDisabled = false, ...texts } = props;
  const { t } = useTranslation('editor');
  const words = useChipWords();
  const box = useRef<HTMLDivElement>(null);
  const caret = useRef<Range | null>(null);
  const [picking, setPicking] = useState<{ readonly replace: number } | null>(null);

  // The page is the truth while one types; anything else that changes the text or its names is drawn again.
  const names = words.label;
  useLayoutEffect(() => {
    const element = box.current;
    if (element && (readTemplate(element) !== value || document.activeElement !== element)) {
      fillTemplate(element, value, words);
    }
  }, [value, words, names]);

  const keepCaret = (): void => {
    if (box.current) leaveChip(box.current);
    const selection = window.getSelection();
    if (selection && selection.rangeCount > 0 && box.current?.contains(selection.anchorNode)) {
      caret.current = selection.getRangeAt(0).cloneRange();
    }
  };
  const read = (): void => {
    if (box.current) onChange(readTemplate(box.current));
  };
  const pick = (path: readonly string[]): void => {
    const element = box.current;
    if (!element) return;
    const range = caret.current && element.contains(caret.current.startContainer) ? caret.current : rangeAtEnd(element);
    insertChip(range, templateOf(path), words, picking?.replace ?? 0);
    setPicking(null);
    read();
    // After the list has given the focus back.
    requestAnimationFrame(() => {
      element.focus();
      window.getSelection()?.removeAllRanges();
      window.getSelection()?.addRange(range);
    });
  };
  const onInput = (): void => {
    keepCaret();
    read();
    if (textBeforeCaret().endsWith('{{')) setPicking({ replace: 2 });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (!isMultiline || !box.current) return;
    insertText(box.current, '\n');
    read();
  };
  const onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    if (!box.current) return;
    insertText(box.current, isMultiline ? text : text.replaceAll(/\s*\n\s*/g, ' '));
    read();
  };
  return (
    <Field {...texts}>
      {(control) => (
        <div className={styles['template']}>
          <div
            {...control}
            ref={box}
            className={joinClasses(controlClass, styles['box'], isMultiline && styles['multiline'])}
            contentEditable={!isDisabled}
            suppressContentEditableWarning
            role="textbox"
            aria-multiline={isMultiline}
            aria-disabled={isDisabled || undefined}
            aria-label={typeof texts.label === 'string' ? texts.label : undefined}
            data-placeholder={value === '' ? placeholder : undefined}
            tabIndex={0}
            onInput={onInput}
            onKeyDown={onKeyDown}
            onKeyUp={keepCaret}
            onMouseUp={keepCaret}
            onPaste={onPaste}
            onBlur={() => {
              if (box.current) fillTemplate(box.current, readTemplate(box.current), words);
            }}
          />
          {!isDisabled && (
            <Popover
              label={t('value.dialog')}
              align="end"
              open={picking !== null}
              onOpenChange={(open) => setPicking(open ? { replace: 0 } : null)}
              trigger={
                <IconButton
                  icon="braces"
                  size="small"
                  label={t('value.pick')}
                  tooltip={false}
                  className={styles['button']}
                  onMouseDown={keepCaret}
                />
              }
            >
              <ValuePicker nodeId={nodeId} onPick={pick} />
            </Popover>
          )}
        </div>
      )}
    </Field>
  );
}
