import { Avatar, IconButton, joinClasses, Menu } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '../../../i18n/format.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Deal } from '../api/deal.ts';
import type { Stage } from '../api/list-pipelines.ts';
import styles from './deals.module.css';

interface DealCardProps {
  readonly deal: Deal;
  readonly stages: readonly Stage[];
  readonly mayMove: boolean;
  readonly dragged: boolean;
  /** Whether its menu has the focus when it is drawn. */
  readonly takesFocus: boolean;
  readonly onDrag: (dealId: string | null) => void;
  readonly onMove: (stage: Stage) => void;
}

export function DealCard({ deal, stages, mayMove, dragged, takesFocus, onDrag, onMove }: DealCardProps): ReactElement {
  const { t } = useTranslation('deals');
  const { path } = useWorkspace();
  const { id, contactId, contactName, amount, currency, stageId } = deal;
  // Of an erased person the deal keeps its place and worth, not its words.
  const title = deal.title || t('erasedTitle');
  return (
    <li
      className={joinClasses(styles['card'], dragged && styles['dragged'])}
      draggable={mayMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        onDrag(id);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <span className={styles['title']}>{title}</span>
      {mayMove && (
        <Menu
          trigger={
            <IconButton
              icon="ellipsis"
              size="small"
              label={t('move', { title })}
              tooltip={false}
              autoFocus={takesFocus}
            />
          }
          entries={[
            { kind: 'label', id: 'label', label: t('moveTo') },
            ...stages.map((stage) => ({
              kind: 'action' as const,
              id: stage.id,
              label: stage.name,
              current: stage.id === stageId,
              onSelect: () => onMove(stage),
            })),
          ]}
        />
      )}
      <span className={styles['foot']}>
        <Avatar name={contactName} size="small" />
        <Link to={path(`/contacts/${contactId}`)} draggable={false}>
          {contactName || t('erasedPerson')}
        </Link>
        {amount !== null && <span className={styles['amount']}>{formatMoney(Number(amount), currency)}</span>}
      </span>
    </li>
  );
}
