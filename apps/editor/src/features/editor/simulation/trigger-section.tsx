import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { Scenario } from '@flowkeep/simulation';
import { Switch, TextArea, TextField } from '@flowkeep/ui';
import { useEditor, useGraph } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { withTrigger } from './model/scenario-edits.ts';
import { useChangeScenario } from './use-simulation.ts';

/** What begins it brings: a field for each plain value, or all of it as JSON. */
export function TriggerSection({ scenario }: { readonly scenario: Scenario }): ReactElement {
  const { t } = useTranslation('editor');
  const change = useChangeScenario();
  const [isJson, setJson] = useState(Object.values(scenario.trigger).some((value) => typeof value === 'object'));
  return (
    <section className={panelStyles['section']} aria-label={t('simulation.trigger.title')}>
      <h3 className={panelStyles['heading']}>{t('simulation.trigger.title')}</h3>
      <div className={panelStyles['fields']}>
        {isJson ? (
          <JsonField
            key={scenario.triggerNode}
            label={t('simulation.trigger.json')}
            value={scenario.trigger}
            onChange={(trigger) => change((before) => ({ ...before, trigger }))}
          />
        ) : (
          Object.entries(scenario.trigger).map(([name, value]) => (
            <PlainValue key={name} scenario={scenario} name={name} value={value} />
          ))
        )}
        <Switch label={t('simulation.trigger.asJson')} checked={isJson} onChange={setJson} />
      </div>
    </section>
  );
}

interface PlainValueProps {
  readonly scenario: Scenario;
  readonly name: string;
  readonly value: JsonValue;
}

function PlainValue({ scenario, name, value }: PlainValueProps): ReactElement {
  const { source } = useEditor();
  const change = useChangeScenario();
  const node = useGraph().nodes[scenario.triggerNode];
  const outputs = node ? (source.catalog.get(node.type)?.outputs(node.config) ?? []) : [];
  const label = outputs.find(({ path }) => path === name)?.label ?? name;
  return (
    <TextField
      label={label}
      {...(label === name ? {} : { note: name })}
      value={value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)}
      onChange={(text) => change((before) => withTrigger(before, name, likeBefore(value, text)))}
    />
  );
}

/** A number stays a number while what is typed is one. */
function likeBefore(before: JsonValue, text: string): JsonValue {
  const number = Number(text);
  return typeof before === 'number' && text.trim() !== '' && Number.isFinite(number) ? number : text;
}

interface JsonFieldProps {
  readonly label: string;
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
}

/** An object as JSON. What is not JSON yet stays in the field. */
export function JsonField({ label, value, onChange }: JsonFieldProps): ReactElement {
  const { t } = useTranslation('editor');
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const isBroken = readObject(text) === null;
  return (
    <TextArea
      label={label}
      rows={8}
      spellCheck={false}
      value={text}
      onChange={(next) => {
        setText(next);
        const read = readObject(next);
        if (read) onChange(read);
      }}
      {...(isBroken ? { error: t('simulation.notJson') } : {})}
    />
  );
}

function readObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
