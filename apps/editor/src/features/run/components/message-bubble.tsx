import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageStatus } from '@flowkeep/contracts';
import { Icon, type IconName, useNow } from '@flowkeep/ui';
import type { RunMessage } from '../api/run.ts';
import { shortTime } from '../model/run-time.ts';
import styles from './run.module.css';

const ICON_OF_STATUS = {
  queued: 'clock',
  sent: 'check',
  delivered: 'check-check',
  read: 'check-check',
  failed: 'circle-x',
  unknown: 'circle-question-mark',
  received: 'message-circle',
} as const satisfies Record<MessageStatus, IconName>;

interface MessageBubbleProps {
  readonly message: RunMessage;
  /** Nothing is sent any more: what still was to go never will. */
  readonly hasRunEnded: boolean;
}

/** A message as the person saw it, with its ticks. */
export function MessageBubble({ message, hasRunEnded }: MessageBubbleProps): ReactElement {
  const { t } = useTranslation('run');
  const now = useNow(60_000);
  const { direction, text, status, error, at } = message;
  const isStopped = hasRunEnded && status === 'queued';
  return (
    <div className={styles['message']} data-direction={direction}>
      <p className={styles['bubble']}>{text ?? <em>{t('story.textGone')}</em>}</p>
      <p className={styles['ticks']} data-status={status}>
        <Icon name={isStopped ? 'circle-slash' : ICON_OF_STATUS[status]} size={13} />
        {isStopped ? t('message.stopped') : t(`message.${status}`, { time: shortTime(at, now) })}
      </p>
      {error !== null && status === 'failed' && <p className={styles['bad']}>{error}</p>}
    </div>
  );
}
