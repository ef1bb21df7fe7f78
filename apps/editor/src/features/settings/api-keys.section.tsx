import { Button, Chip, type Column, ConfirmDialog, RelativeTime, Table, useToast, VisuallyHidden } from '@flowkeep/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Card } from '../../page/card.tsx';
import { Loadable } from '../../page/loadable.tsx';
import { NoPermission } from '../../page/no-permission.tsx';
import { Section } from '../../page/page-body.tsx';
import { useFailureToast } from '../../page/use-failure-toast.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import type { ApiKey } from './api/api-keys.ts';
import { listApiKeys } from './api/list-api-keys.ts';
import { revokeApiKey } from './api/revoke-api-key.ts';
import { CreateKeyDialog } from './components/create-key-dialog.tsx';
import styles from './components/settings.module.css';

export function ApiKeysSection(): ReactElement {
  const { can } = useWorkspace();
  return can('api-keys.manage') ? <ApiKeys /> : <NoPermission />;
}

function ApiKeys(): ReactElement {
  const { t } = useTranslation('settings');
  const { workspace } = useWorkspace();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const query = useQuery({
    queryKey: queryKeys.apiKeys(workspace.id),
    queryFn: ({ signal }) => listApiKeys(workspace.id, signal),
  });
  return (
    <Section
      title={t('keys.title')}
      text={t('keys.text')}
      actions={
        <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
          {t('keys.create')}
        </Button>
      }
    >
      <Loadable query={query} skeletonLines={3}>
        {(keys) =>
          keys.length === 0 ? (
            <Card>
              <p className={styles['quiet']}>{t('keys.empty')}</p>
            </Card>
          ) : (
            <KeyTable keys={keys} onRevoke={setRevoking} />
          )
        }
      </Loadable>
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} />}
      {revoking !== null && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  );
}

interface KeyTableProps {
  readonly keys: readonly ApiKey[];
  readonly onRevoke: (key: ApiKey) => void;
}

function KeyTable({ keys, onRevoke }: KeyTableProps): ReactElement {
  const { t } = useTranslation('settings');
  const columns: readonly Column<ApiKey>[] = [
    { id: 'name', header: t('keys.columns.name'), cell: ({ name }) => <strong>{name}</strong> },
    { id: 'prefix', header: t('keys.columns.key'), narrow: true, cell: ({ prefix }) => <code>{prefix}…</code> },
    {
      id: 'scopes',
      header: t('keys.columns.scopes'),
      wideOnly: true,
      cell: ({ scopes }) => (
        <span className={styles['scopes']}>
          {scopes.map((scope) => (
            <Chip key={scope} look="plain">
              {t(`keys.scope.${scope}`)}
            </Chip>
          ))}
        </span>
      ),
    },
    {
      id: 'used',
      header: t('keys.columns.used'),
      narrow: true,
      wideOnly: true,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('keys.never') : <RelativeTime at={lastUsedAt} />),
    },
    {
      id: 'actions',
      header: <VisuallyHidden>{t('keys.columns.actions')}</VisuallyHidden>,
      narrow: true,
      cell: (key) => (
        <Button size="small" onClick={() => onRevoke(key)} aria-label={t('keys.revokeOf', { name: key.name })}>
          {t('keys.revoke')}
        </Button>
      ),
    },
  ];
  return <Table label={t('keys.title')} columns={columns} rows={keys} keyOf={({ id }) => id} />;
}

function RevokeDialog({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const { id, name } = apiKey;
  const mutation = useMutation({
    mutationFn: () => revokeApiKey(workspace.id, id),
    onSuccess: () => {
      toast({ tone: 'good', title: t('keys.revoked', { name }) });
      void client.invalidateQueries({ queryKey: queryKeys.apiKeys(workspace.id) });
      onClose();
    },
    onError: tellFailure,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('keys.revokeTitle', { name })}
      text={t('keys.revokeText')}
      confirmLabel={t('keys.revoke')}
      cancelLabel={t('common:cancel')}
      danger
      busy={mutation.isPending}
      onConfirm={() => mutation.mutate()}
    />
  );
}
