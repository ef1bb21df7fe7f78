import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionSource, SelectOption } from '@flowkeep/node-sdk';
import { Select } from '@flowkeep/ui';
import { useOptions } from '../api/options.ts';
import { useEditor } from '../editor-context.ts';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';

/** One choice: of a fixed list, or of what the workspace has. */
export function SelectField(props: FieldProps): ReactElement {
  const { optionsFrom } = props.field;
  return optionsFrom === undefined ? (
    <Choices {...props} options={props.field.options ?? []} />
  ) : (
    <FetchedChoices {...props} source={optionsFrom} />
  );
}

function FetchedChoices(props: FieldProps & { readonly source: OptionSource }): ReactElement {
  const { field, siblings, source } = props;
  const { t } = useTranslation('editor');
  const { workspaceId } = useEditor();
  const parent = field.dependsOn === undefined ? null : textValue(siblings[field.dependsOn]) || null;
  const query = useOptions(workspaceId, source, parent);
  const waitsForParent = field.dependsOn !== undefined && parent === null;
  const empty = query.data?.length === 0 ? t(waitsForParent ? 'field.emptyStages' : 'field.empty') : undefined;
  const hint = query.isPending ? t('field.loading') : query.error ? t('field.failed') : empty;
  return <Choices {...props} options={query.data ?? []} {...(hint === undefined ? {} : { hint })} />;
}

interface ChoicesProps extends FieldProps {
  readonly options: readonly SelectOption[];
  readonly hint?: string;
}

function Choices(props: ChoicesProps): ReactElement {
  const { field, value, onChange, options, hint } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const chosen = textValue(value ?? (field.initial as string | undefined));
  const isKnown = options.some((option) => option.value === chosen);
  const all = [
    ...(chosen === '' || !field.required
      ? [{ value: '', label: t(field.required ? 'field.choose' : 'field.none') }]
      : []),
    // A choice that is gone, or not loaded yet, must still be seen.
    ...(chosen !== '' && !isKnown
      ? [{ value: chosen, label: options.length === 0 ? chosen : t('field.gone', { value: chosen }) }]
      : []),
    ...options,
  ];
  return (
    <Select
      {...texts}
      {...(hint === undefined ? {} : { hint })}
      value={chosen}
      options={all}
      disabled={isDisabled}
      onChange={(next) => onChange(next === '' ? undefined : next)}
    />
  );
}
