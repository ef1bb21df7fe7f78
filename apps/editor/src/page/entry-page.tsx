import { Icon, joinClasses } from '@flowkeep/ui';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './entry-page.module.css';

interface EntryPageProps {
  readonly title: string;
  readonly text?: string;
  readonly lead?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A card in the middle of the screen: what one sees before a workspace is open. */
export function EntryPage({ title, text, lead, wide = false, children }: EntryPageProps): ReactElement {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('appName')}`;
  }, [title, t]);
  return (
    <main className={styles['page']}>
      <div className={styles['brand']}>
        <span className={styles['mark']}>
          <Icon name="workflow" size={20} />
        </span>
        {t('appName')}
      </div>
      <div className={joinClasses(styles['card'], wide && styles['wide'])}>
        <div>
          <h1>{title}</h1>
          {text !== undefined && <p className={styles['text']}>{text}</p>}
        </div>
        {children}
      </div>
      {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
    </main>
  );
}
