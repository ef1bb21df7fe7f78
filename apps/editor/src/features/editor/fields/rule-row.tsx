import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { OPERATORS, UNARY_OPERATORS } from '@flowkeep/expressions';
import { IconButton, Select } from '@flowkeep/ui';
import { TemplateField } from '../values/template-field.tsx';
import type { RuleJson } from './condition-json.ts';
import { textValue, useForm } from './field-props.ts';
import styles from './fields.module.css';

interface RuleRowProps {
  readonly rule: RuleJson;
  readonly path: string;
  readonly number: string;
  readonly onChange: (rule: RuleJson) => void;
  readonly onRemove: () => void;
}

/** One comparison. */
export function RuleRow({ rule, path, number, onChange, onRemove }: RuleRowProps): ReactElement {
  const { t } = useTranslation('editor');
  const { nodeId, isDisabled, errorAt } = useForm();
  const isUnary = UNARY_OPERATORS.some((operator) => operator === rule.operator);
  return (
    <fieldset className={styles['item']} aria-label={t('condition.rule', { number })}>
      <TemplateField
        label={t('condition.left')}
        nodeId={nodeId}
        value={textValue(rule.left)}
        onChange={(left) => onChange({ ...rule, left })}
        isDisabled={isDisabled}
        error={errorAt(`${path}.left`)}
      />
      <Select
        label={t('condition.operator')}
        hideLabel
        value={rule.operator}
        options={OPERATORS.map((operator) => ({ value: operator, label: t(`condition.operators.${operator}`) }))}
        disabled={isDisabled}
        onChange={(operator) => onChange({ ...rule, operator })}
      />
      {!isUnary && (
        <TemplateField
          label={t('condition.right')}
          nodeId={nodeId}
          value={textValue(rule.right)}
          onChange={(right) => onChange({ ...rule, right })}
          isDisabled={isDisabled}
          error={errorAt(`${path}.right`)}
        />
      )}
      {!isDisabled && (
        <div className={styles['itemTools']}>
          <IconButton icon="trash-2" size="small" label={t('condition.removeRule', { number })} onClick={onRemove} />
        </div>
      )}
    </fieldset>
  );
}
