import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@flowkeep/ui';
import styles from './fields.module.css';
import type { TakenValues } from './taken-values.ts';

interface TakenOffersProps {
  readonly taken: TakenValues;
  /** Names that have a line already. */
  readonly given: readonly string[];
  readonly isDisabled: boolean;
  readonly onAdd: (name: string) => void;
}

/** What a called workflow takes and is not given yet; a press adds a line for it. */
export function TakenOffers({ taken, given, isDisabled, onAdd }: TakenOffersProps): ReactElement {
  const { t } = useTranslation('editor');
  const { workflow, values } = taken;
  const missing = values.filter(({ name }) => !given.includes(name));
  const key = values.length === 0 ? 'takesNothing' : missing.length === 0 ? 'takesNoMore' : 'takes';
  return (
    <>
      <p className={styles['note']}>{t(`field.${key}`, { workflow })}</p>
      {!isDisabled && missing.length > 0 && (
        <div className={styles['row']}>
          {missing.map(({ name, type, required }) => (
            <Button
              key={name}
              size="small"
              icon="plus"
              aria-label={t('field.give', { name, kind: t(`value.type.${type}`) })}
              onClick={() => onAdd(name)}
            >
              {name}
              <span className={styles['kind']}>
                {t(required ? 'field.kindNeeded' : 'field.kind', { kind: t(`value.type.${type}`) })}
              </span>
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
