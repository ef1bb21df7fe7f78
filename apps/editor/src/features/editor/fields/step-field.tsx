import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Select } from '@flowkeep/ui';
import { stepChoices } from '../../../canvas/step-choices.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

/** Another step of this workflow, by its title. */
export function StepField(props: FieldProps): ReactElement {
  const { field, value, onChange } = props;
  const { t } = useTranslation('editor');
  const { nodeId, isDisabled } = useForm();
  const { source } = useEditor();
  const graph = useGraph();
  const texts = useFieldText(props);
  const chosen = textValue(value);
  const choices = stepChoices(graph, source.catalog, nodeId);
  const isGone = chosen !== '' && !choices.some((choice) => choice.value === chosen);
  return (
    <div className={styles['stack']}>
      <Select
        {...texts}
        value={chosen}
        options={[
          ...(chosen === '' || !field.required
            ? [{ value: '', label: t(field.required ? 'field.chooseStep' : 'field.anyStep') }]
            : []),
          ...(isGone ? [{ value: chosen, label: t('field.gone', { value: chosen }) }] : []),
          ...choices,
        ]}
        disabled={isDisabled}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
      {chosen !== '' && !isGone && (
        <Button
          size="small"
          look="quiet"
          icon="corner-down-right"
          className={styles['start']}
          onClick={() => source.show(chosen)}
        >
          {t('field.showStep')}
        </Button>
      )}
    </div>
  );
}
