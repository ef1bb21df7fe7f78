import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '@flowkeep/contracts';
import type { Condition } from '@flowkeep/expressions';
import { Button, Field, IconButton, Select } from '@flowkeep/ui';
import { type ConditionJson, readCondition, type RuleJson } from './condition-json.ts';
import { type FieldProps, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';
import { RuleRow } from './rule-row.tsx';

const NEW_RULE: RuleJson = { left: '', operator: 'equals', right: '' };
const MATCHES = ['all', 'any'] as const satisfies readonly Condition['match'][];
const DEEPEST = 3;

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

function Group(props: GroupProps): ReactElement {
  const { condition, path, depth, onChange } = props;
  const { rules, match } = condition;
  const setRules = (next: ConditionJson['rules']): void => onChange({ match, rules: next });
  return (
    <div className={styles['group']} data-depth={depth}>
      <GroupHead {...props} />
      {rules.map((rule, index) => {
        const parts = {
          path: `${path}.rules.${index}`,
          onChange: (next: RuleJson | ConditionJson) => setRules(rules.map((old, at) => (at === index ? next : old))),
          onRemove: () => setRules(rules.filter((_, at) => at !== index)),
        };
        return 'rules' in rule ? (
          <Group key={index} condition={rule} depth={depth + 1} {...parts} />
        ) : (
          <RuleRow key={index} rule={rule} number={String(index + 1)} {...parts} />
        );
      })}
      <GroupTools depth={depth} onAdd={(rule) => setRules([...rules, rule])} />
    </div>
  );
}

function GroupHead({ condition, onChange, onRemove }: GroupProps): ReactElement {
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  return (
    <div className={styles['groupHead']}>
      <Select
        label={t('condition.match')}
        hideLabel
        value={condition.match}
        options={MATCHES.map((each) => ({ value: each, label: t(`condition.${each}`) }))}
        disabled={isDisabled}
        compact
        onChange={(match) => onChange({ ...condition, match })}
      />
      {onRemove && !isDisabled && (
        <IconButton icon="trash-2" size="small" label={t('condition.removeGroup')} onClick={onRemove} />
      )}
    </div>
  );
}

interface GroupToolsProps {
  readonly depth: number;
  readonly onAdd: (rule: RuleJson | ConditionJson) => void;
}

function GroupTools({ depth, onAdd }: GroupToolsProps): ReactElement | null {
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  if (isDisabled) return null;
  return (
    <div className={styles['row']}>
      <Button size="small" icon="plus" onClick={() => onAdd(NEW_RULE)}>
        {t('condition.addRule')}
      </Button>
      {depth < DEEPEST && (
        <Button size="small" look="quiet" onClick={() => onAdd({ match: 'any', rules: [NEW_RULE] })}>
          {t('condition.addGroup')}
        </Button>
      )}
    </div>
  );
}
