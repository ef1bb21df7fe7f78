import { Icon } from '@flowkeep/ui';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './top-bar.module.css';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

interface TopBarProps {
  /** Where this page lies. */
  readonly crumbs?: readonly Crumb[];
  /** The page itself: its heading and the title of the tab. */
  readonly title: string;
  /** In place of the plain heading, for example a name that can be edited. */
  readonly heading?: ReactNode;
  /** The state of what the page shows. */
  readonly badge?: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}

/** The bar above every page of a workspace. */
export function TopBar({ crumbs = [], title, heading, badge, note, actions }: TopBarProps): ReactElement {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('appName')}`;
  }, [title, t]);
  return (
    <header className={styles['bar']}>
      <nav className={styles['crumbs']} aria-label={t('nav.where')}>
        <ol>
          {crumbs.map((crumb) => (
            <li key={crumb.to}>
              <Link to={crumb.to}>{crumb.label}</Link>
              <Icon name="chevron-right" size={14} />
            </li>
          ))}
          <li>{heading ?? <h1 className={styles['title']}>{title}</h1>}</li>
        </ol>
      </nav>
      {badge}
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      <span className={styles['grow']} />
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </header>
  );
}
