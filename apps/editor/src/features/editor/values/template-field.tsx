import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '@flowkeep/graph';
import { controlClass, Field, type FieldText, IconButton, joinClasses, Popover } from '@flowkeep/ui';
import { type TemplateEditing, useTemplateEditing } from './use-template-editing.ts';
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
  const editing = useTemplateEditing({ value, onChange, isMultiline });
  return (
    <Field {...texts}>
      {(control) => (
        <div className={styles['template']}>
          <div
            {...control}
            ref={editing.box}
            className={joinClasses(controlClass, styles['box'], isMultiline && styles['multiline'])}
            contentEditable={!isDisabled}
            suppressContentEditableWarning
            role="textbox"
            aria-multiline={isMultiline}
            aria-disabled={isDisabled || undefined}
            aria-label={typeof texts.label === 'string' ? texts.label : undefined}
            data-placeholder={value === '' ? placeholder : undefined}
            tabIndex={0}
            onInput={editing.onInput}
            onKeyDown={editing.onKeyDown}
            onKeyUp={editing.keepCaret}
            onMouseUp={editing.keepCaret}
            onPaste={editing.onPaste}
            onBlur={editing.onBlur}
          />
          {!isDisabled && <PickButton nodeId={nodeId} editing={editing} />}
        </div>
      )}
    </Field>
  );
}

interface PickButtonProps {
  readonly nodeId: NodeId;
  readonly editing: TemplateEditing;
}

function PickButton({ nodeId, editing }: PickButtonProps): ReactElement {
  const { t } = useTranslation('editor');
  return (
    <Popover
      label={t('value.dialog')}
      align="end"
      open={editing.isPicking}
      onOpenChange={editing.setPicking}
      onFocusBack={editing.focusBack}
      trigger={
        <IconButton
          icon="braces"
          size="small"
          label={t('value.pick')}
          tooltip={false}
          className={styles['button']}
          onMouseDown={editing.keepCaret}
        />
      }
    >
      <ValuePicker nodeId={nodeId} onPick={editing.pick} />
    </Popover>
  );
}
