import { Badge, Button, type IconName, Notice, Tile, type TileFamily } from '@flowkeep/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Card } from '../../page/card.tsx';
import { Loadable } from '../../page/loadable.tsx';
import { Section } from '../../page/page-body.tsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { type Connection, CONNECTION_KINDS, type ConnectionKind } from './api/connections.ts';
import { listConnections } from './api/list-connections.ts';
import { ConnectionDialog } from './components/connection-dialog.tsx';
import styles from './components/settings.module.css';
import { useConnectionWords } from './components/use-connection-words.ts';

const LOOK_OF = {
  whatsapp: { family: 'message', icon: 'message-circle' },
  openai: { family: 'ai', icon: 'sparkles' },
} as const satisfies Record<ConnectionKind, { family: TileFamily; icon: IconName }>;

export function ConnectionsSection(): ReactElement {
  const { t } = useTranslation('settings');
  const { workspace, can } = useWorkspace();
  const query = useQuery({
    queryKey: queryKeys.connections(workspace.id),
    queryFn: ({ signal }) => listConnections(workspace.id, signal),
  });
  return (
    <Section title={t('connect.title')} text={t('connect.text')}>
      {!can('connections.manage') && <Notice tone="info">{t('connect.readOnly')}</Notice>}
      <Loadable query={query} skeletonLines={4}>
        {(connections) =>
          CONNECTION_KINDS.map((kind) => (
            <ConnectionCard
              key={kind}
              kind={kind}
              saved={connections.find((connection) => connection.kind === kind) ?? null}
            />
          ))
        }
      </Loadable>
    </Section>
  );
}

interface ConnectionCardProps {
  readonly kind: ConnectionKind;
  readonly saved: Connection | null;
}

function ConnectionCard({ kind, saved }: ConnectionCardProps): ReactElement {
  const { t } = useTranslation('settings');
  const { can } = useWorkspace();
  const words = useConnectionWords(kind);
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <div className={styles['connection']}>
        <Tile {...LOOK_OF[kind]} />
        <div>
          <h3>{words.name}</h3>
          <p>{words.text}</p>
        </div>
        {saved === null ? (
          <Badge icon="circle-dashed">{t('connect.notConnected')}</Badge>
        ) : (
          <Badge tone="accent" icon="check">
            {t('connect.connected')}
          </Badge>
        )}
        {can('connections.manage') && (
          <Button
            look={saved === null ? 'primary' : 'ghost'}
            onClick={() => setOpen(true)}
            aria-label={`${saved === null ? t('connect.connect') : t('connect.change')} ${words.name}`}
          >
            {saved === null ? t('connect.connect') : t('connect.change')}
          </Button>
        )}
      </div>
      {open && <ConnectionDialog kind={kind} saved={saved} onClose={() => setOpen(false)} />}
    </Card>
  );
}
