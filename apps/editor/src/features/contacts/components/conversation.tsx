import type { MessageStatus } from '@flowkeep/contracts';
import { EmptyState, Icon, type IconName, joinClasses } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { formatDate, formatTime } from '../../../i18n/format.ts';
import { Loadable } from '../../../page/loadable.tsx';
import { ShowMore } from '../../../page/show-more.tsx';
import { usePages } from '../../../page/use-pages.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { listMessages, type Message } from '../api/list-messages.ts';
import styles from './contacts.module.css';

const ICON_OF_STATUS = {
  queued: 'clock',
  sent: 'check',
  delivered: 'check-check',
  read: 'check-check',
  failed: 'circle-x',
  unknown: 'circle-question-mark',
  received: 'check',
} as const satisfies Record<MessageStatus, IconName>;

/** What was said with a person, as they saw it: oldest at the top. */
export function Conversation({ contactId }: { readonly contactId: string }): ReactElement {
  const { t } = useTranslation('contacts');
  const { workspace } = useWorkspace();
  const query = usePages(queryKeys.messagesOf(workspace.id, contactId), (cursor, signal) =>
    listMessages(workspace.id, contactId, cursor, signal),
  );
  return (
    <>
      <ShowMore query={query} />
      <Loadable query={query} skeletonLines={4}>
        {(messages) =>
          messages.length === 0 ? (
            <EmptyState
              tone="quiet"
              icon="messages-square"
              title={t('drawer.noMessages')}
              text={t('drawer.noMessagesText')}
            />
          ) : (
            <Talk messages={[...messages].sort((a, b) => a.createdAt.localeCompare(b.createdAt))} />
          )
        }
      </Loadable>
    </>
  );
}

function Talk({ messages }: { readonly messages: readonly Message[] }): ReactElement {
  return (
    <ol className={styles['talk']}>
      {messages.map((message, index) => {
        const day = formatDate(message.createdAt);
        const before = messages[index - 1];
        const newDay = before === undefined || formatDate(before.createdAt) !== day;
        return <Bubble key={message.id} message={message} day={newDay ? day : null} />;
      })}
    </ol>
  );
}

function Bubble({ message, day }: { readonly message: Message; readonly day: string | null }): ReactElement {
  const { t } = useTranslation('contacts');
  const { direction, status, text, error, createdAt } = message;
  const out = direction === 'out';
  const words = t(`ticks.${status}`);
  return (
    <li className={joinClasses(styles['message'], out && styles['out'])}>
      {day !== null && <span className={styles['day']}>{day}</span>}
      <p className={joinClasses(styles['bubble'], text === null && styles['gone'])}>{text ?? t('drawer.bodyGone')}</p>
      <span
        className={joinClasses(
          styles['ticks'],
          status === 'read' && styles['read'],
          status === 'failed' && styles['failed'],
        )}
      >
        {out && <Icon name={ICON_OF_STATUS[status]} size={14} />}
        {out ? `${words} ${formatTime(createdAt)}` : formatTime(createdAt)}
        {error !== null && error !== '' && ` · ${error}`}
      </span>
    </li>
  );
}
