import { type IconName, Tile, type TileFamily } from '@flowkeep/ui';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../api/list-templates.ts';
import styles from './workflows.module.css';

interface StartChoiceProps {
  readonly templates: readonly Template[];
  /** Id of a template, or null for an empty canvas. */
  readonly value: string | null;
  readonly onChange: (template: string | null) => void;
}

/** What a new workflow begins with. */
export function StartChoice({ templates, value, onChange }: StartChoiceProps): ReactElement {
  const { t } = useTranslation('workflows');
  const group = useId();
  const choice = (id: string | null, name: string, text: string, family: TileFamily, icon: IconName): ReactElement => (
    <label key={id ?? ''} className={styles['choice']}>
      <input type="radio" name={group} checked={value === id} onChange={() => onChange(id)} />
      <Tile family={family} icon={icon} />
      <span className={styles['choiceText']}>
        <strong>{name}</strong>
        <span>{text}</span>
      </span>
    </label>
  );
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('dialog.startFrom')}</legend>
      {choice(null, t('dialog.blank'), t('dialog.blankText'), 'logic', 'square-pen')}
      {templates.map(({ id, name, description }) => choice(id, name, description, 'message', 'message-circle'))}
    </fieldset>
  );
}
