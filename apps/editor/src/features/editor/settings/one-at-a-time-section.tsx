import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OneAtATimeRule } from '@flowkeep/graph';
import { RadioGroup } from '@flowkeep/ui';
import { useEditor, useGraph } from '../editor-context.ts';
import { TemplateField } from '../values/template-field.tsx';
import { ONE_AT_A_TIMES, oneAtATimeOf, oneAtATimePatch, THENS } from './settings-rules.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettings } from './use-settings.ts';

/** Whether runs wait for each other. */
export function OneAtATimeSection(): ReactElement {
  const { t } = useTranslation('editor');
  const { settings, isDisabled, change, leave } = useSettings();
  const rule = settings.oneAtATime;
  // A value that is not written yet reads like the contact, so what was chosen is kept here.
  const [isValue, setValue] = useState(oneAtATimeOf(rule) === 'value');
  const choice = rule && isValue ? 'value' : oneAtATimeOf(rule);
  return (
    <SettingsSection title={t('settings.oneAtATime.title')} onBlur={leave}>
      <RadioGroup
        label={t('settings.oneAtATime.label')}
        value={choice}
        options={ONE_AT_A_TIMES.map((each) => ({
          value: each,
          label: t(`settings.oneAtATime.${each}`),
          hint: t(`settings.oneAtATime.${each}-hint`),
        }))}
        disabled={isDisabled}
        onChange={(next) => {
          setValue(next === 'value');
          change(oneAtATimePatch(next, rule));
        }}
      />
      {rule && choice === 'value' && <KeyField rule={rule} />}
      {rule && (
        <RadioGroup
          label={t('settings.oneAtATime.then')}
          value={rule.then}
          options={THENS.map((then) => ({
            value: then,
            label: t(`settings.oneAtATime.${then}`),
            hint: t(`settings.oneAtATime.${then}-hint`),
          }))}
          disabled={isDisabled}
          onChange={(then) => change({ oneAtATime: { ...rule, then } })}
        />
      )}
    </SettingsSection>
  );
}

function KeyField({ rule }: { readonly rule: OneAtATimeRule }): ReactElement {
  const { t } = useTranslation('editor');
  const { source } = useEditor();
  const { isDisabled, change } = useSettings();
  const { nodes } = useGraph();
  // The rule is judged before the first step, so it may use what a start knows.
  const start = Object.values(nodes).find((node) => source.catalog.get(node.type)?.class === 'trigger');
  return (
    <TemplateField
      label={t('settings.oneAtATime.key')}
      hint={t('settings.oneAtATime.key-hint')}
      {...(rule.key === '' ? { error: t('settings.oneAtATime.noKey') } : {})}
      nodeId={start?.id ?? ''}
      value={rule.key}
      isDisabled={isDisabled}
      onChange={(key) => change({ oneAtATime: { ...rule, key } }, 'key')}
    />
  );
}
