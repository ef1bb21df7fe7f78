import { type Column, RelativeTime, Table } from '@flowkeep/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Card } from '../../page/card.tsx';
import { Loadable } from '../../page/loadable.tsx';
import { Section } from '../../page/page-body.tsx';
import { ShowMore } from '../../page/show-more.tsx';
import { usePages } from '../../page/use-pages.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { type AuditEntry, listAudit } from './api/list-audit.ts';
import { listMemberNames } from './api/list-member-names.ts';
import { actionText } from './action-text.ts';
import styles from './components/settings.module.css';

export function ActivitySection(): ReactElement {
  const { t } = useTranslation('settings');
  const { workspace } = useWorkspace();
  const query = usePages([workspace.id, 'audit'], (cursor, signal) => listAudit(workspace.id, cursor, signal));
  return (
    <Section title={t('auditLog.title')} text={t('auditLog.text')}>
      <Loadable query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <Card>
              <p className={styles['quiet']}>{t('auditLog.empty')}</p>
            </Card>
          ) : (
            <AuditTable entries={entries} />
          )
        }
      </Loadable>
      <ShowMore query={query} />
    </Section>
  );
}

function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }): ReactElement {
  const { t } = useTranslation('settings');
  const { workspace } = useWorkspace();
  const members = useQuery({
    queryKey: [...queryKeys.members(workspace.id), 'names'],
    queryFn: ({ signal }) => listMemberNames(workspace.id, signal),
  });
  const nameOf = ({ kind, id }: AuditEntry['actor']): string => {
    if (kind === 'system') return t('auditLog.system');
    if (kind === 'api-key') return t('auditLog.apiKey');
    return members.data?.find(({ userId }) => userId === id)?.name ?? t('auditLog.member');
  };
  const columns: readonly Column<AuditEntry>[] = [
    { id: 'what', header: t('auditLog.columns.what'), cell: ({ action }) => actionText(action) },
    { id: 'who', header: t('auditLog.columns.who'), cell: ({ actor }) => nameOf(actor) },
    { id: 'when', header: t('auditLog.columns.when'), narrow: true, cell: ({ at }) => <RelativeTime at={at} /> },
  ];
  return <Table label={t('auditLog.title')} columns={columns} rows={entries} keyOf={({ id }) => id} />;
}
