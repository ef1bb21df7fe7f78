import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Graph } from '@flowkeep/graph';
import { Icon, type IconName, Skeleton } from '@flowkeep/ui';
import { changesSince, isUnchanged } from '../actions/changes-since.ts';
import { useVersion } from '../api/versions.ts';
import { useEditor } from '../editor-context.ts';
import styles from './publish.module.css';

interface ChangeListProps {
  /** The live one; null where nothing was published yet. */
  readonly version: number | null;
  /** The drawing that is published. */
  readonly graph: Graph;
  readonly title: string;
  /** Stands where there is no difference. */
  readonly nothing: string;
}

/** What publishing would change, in the words of the steps. */
export function ChangeList({ version, graph, title: heading, nothing }: ChangeListProps): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId } = useEditor();
  const published = useVersion(workspaceId, workflowId, version);
  if (version === null) return <p className={styles['changes']}>{t('publish.first')}</p>;
  if (!published.data) return <Skeleton lines={2} label={heading} />;
  const changes = changesSince(published.data.graph, graph);
  if (isUnchanged(changes)) return <p className={styles['changes']}>{nothing}</p>;
  const lines: readonly (readonly [IconName, string])[] = [
    ...changes.added.map((title) => ['plus', t('publish.added', { title })] as const),
    ...changes.removed.map((title) => ['minus', t('publish.removed', { title })] as const),
    ...changes.edited.map((title) => ['pencil', t('publish.edited', { title })] as const),
    ...(changes.rewired ? [['route', t('publish.rewired')] as const] : []),
    ...(changes.settings ? [['settings', t('publish.settings')] as const] : []),
  ];
  return (
    <section className={styles['changes']}>
      <h3>{heading}</h3>
      <ul className={styles['changes']}>
        {lines.map(([icon, text], index) => (
          <li key={`${text} ${index}`}>
            <Icon name={icon} size={14} />
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
