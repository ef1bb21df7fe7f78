import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '@flowkeep/contracts';
import { type Condition, OPERATORS, type Rule, UNARY_OPERATORS } from '@flowkeep/expressions';
import { Button, Field, IconButton, Select } from '@flowkeep/ui';
import { TemplateField } from '../values/template-field.tsx';
import { type ConditionJson, readCondition, type RuleJson } from './condition-json.ts';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

const NEW_RULE: RuleJson = { left: '', operator: 'equals', right: '' };

/** Rules that must hold, in groups where needed. */
export function ConditionField(props: FieldProps): ReactElement {
  const { field, path, value, onChange } = props;
  const texts = useFieldText(props);
  const condition = readCondition(value ?? (field.initial as JsonValue | undefined));
  return (
    <Field {...texts}>
      {({ id }) => (
        <div id={id} role="group" aria-label={field.label}>
          <Group condition={condition} path={path} depth={1} onChange={onChange} onRemove={null} />
        </div>
      )}
    </Field>
  );
}

interface GroupProps {
  readonly condition: ConditionJson;
  readonly path: string;
  readonly depth: number;
  readonly onChange: (condition: ConditionJson) => void;
  readonly onRemove: (() => void) | null;
}

function Group({ condition, path, depth, onChange, onRemove }: GroupProps): ReactElement {
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const { rules, match } = condition;
  const setRules = (next: ConditionJson['rules']): void => onChange({ match, rules: next });
  const remove = (index: number): void => setRules(rules.filter((_, at) => at !== index));
  const replace = (index: number, next: RuleJson | ConditionJson): void =>
    setRules(rules.map((old, at) => (at === index ? next : old)));
  return (
    <div className={styles['group']} data-depth={depth}>
      <div className={styles['groupHead']}>
        <Select
          label={t('condition.match')}
          hideLabel
          value={match}
          options={(['all', 'any'] as const satisfies readonly Condition['match'][]).map((each) => ({
            value: each,
            label: t(`condition.${each}`),
          }))}
          disabled={isDisabled}
          compact
          onChange={(next) => onChange({ match: next, rules })}
        />
        {onRemove && !isDisabled && (
          <IconButton icon="trash-2" size="small" label={t('condition.removeGroup')} onClick={onRemove} />
        )}
      </div>
      {rules.map((rule, index) => {
        const here = `${path}.rules.${index}`;
        return 'rules' in rule ? (
          <Group
            key={index}
            condition={rule}
            path={here}
            depth={depth + 1}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        ) : (
          <RuleRow
            key={index}
            rule={rule}
            path={here}
            number={index + 1}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        );
      })}
      {!isDisabled && (
        <div className={styles['row']}>
          <Button size="small" icon="plus" onClick={() => setRules([...rules, NEW_RULE])}>
            {t('condition.addRule')}
          </Button>
          {depth < 3 && (
            <Button size="small" look="quiet" onClick={() => setRules([...rules, { match: 'any', rules: [NEW_RULE] }])}>
              {t('condition.addGroup')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

interface RuleRowProps {
  readonly rule: RuleJson;
  readonly path: string;
  readonly number: number;
  readonly onChange: (rule: RuleJson) => void;
  readonly onRemove: () => void;
}

function RuleRow({ rule, path, number, onChange, onRemove }: RuleRowProps): ReactElement {
  const { t } = useTranslation('editor');
  const { nodeId, isDisabled, errorAt } = useForm();
  const isUnary = UNARY_OPERATORS.some((operator) => operator === rule.operator);
  const leftError = errorAt(`${path}.left`);
  const rightError = errorAt(`${path}.right`);
  const setOperator = (operator: Rule['operator']): void => onChange({ ...rule, operator });
  return (
    <fieldset className={styles['item']} aria-label={t('condition.rule', { number: String(number) })}>
      <TemplateField
        label={t('condition.left')}
        nodeId={nodeId}
        value={textValue(rule.left)}
        onChange={(left) => onChange({ ...rule, left })}
        isDisabled={isDisabled}
        {...(leftError === undefined ? {} : { error: leftError })}
      />
      <Select
        label={t('condition.operator')}
        hideLabel
        value={rule.operator}
        options={OPERATORS.map((operator) => ({ value: operator, label: t(`condition.operators.${operator}`) }))}
        disabled={isDisabled}
        onChange={setOperator}
      />
      {!isUnary && (
        <TemplateField
          label={t('condition.right')}
          nodeId={nodeId}
          value={textValue(rule.right)}
          onChange={(right) => onChange({ ...rule, right })}
          isDisabled={isDisabled}
          {...(rightError === undefined ? {} : { error: rightError })}
        />
      )}
      {!isDisabled && (
        <div className={styles['itemTools']}>
          <IconButton
            icon="trash-2"
            size="small"
            label={t('condition.removeRule', { number: String(number) })}
            onClick={onRemove}
          />
        </div>
      )}
    </fieldset>
  );
}
