import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@flowkeep/ui';
import { formatDateTime } from '../i18n/format.ts';
import type { Approval } from './approval.ts';
import styles from './approval.module.css';

interface GivenAnswerProps {
  readonly approval: Approval;
  /** Who answered, where that is known. */
  readonly name?: string | undefined;
}

/** What was answered, by whom and when; or why nobody can answer any more. */
export function GivenAnswer({ approval, name }: GivenAnswerProps): ReactElement {
  const { t } = useTranslation('approvals');
  const { status, choice, choices, note, answeredAt, answeredVia } = approval;
  if (status !== 'answered' || answeredAt === null) {
    return <p className={styles['soft']}>{t(status === 'withdrawn' ? 'withdrawn' : 'expired')}</p>;
  }
  const time = formatDateTime(answeredAt);
  const by = answeredVia === 'link' ? t('byLink', { time }) : t('by', { name: name ?? t('somebody'), time });
  return (
    <div className={styles['given']}>
      <p>
        <Badge tone="accent" icon="check">
          {choices.find(({ id }) => id === choice)?.label ?? choice}
        </Badge>
        <span className={styles['soft']}>{by}</span>
      </p>
      {note !== null && note !== '' && <blockquote>{note}</blockquote>}
    </div>
  );
}
