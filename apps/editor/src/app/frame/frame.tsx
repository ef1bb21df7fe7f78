import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionWorkspace } from '../../workspace/workspace-context.ts';
import styles from './frame.module.css';
import { OfflineBanner } from './offline-banner.tsx';
import { Rail } from './rail.tsx';

interface FrameProps {
  readonly workspaces: readonly SessionWorkspace[];
  /** A page: its `TopBar` and, in the grid area `main`, its content with the id `content`. */
  readonly children: ReactNode;
}

/** The rail on the left and the places for a page beside it. */
export function Frame({ workspaces, children }: FrameProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#content">
        {t('skipToContent')}
      </a>
      <Rail workspaces={workspaces} />
      <OfflineBanner />
      {children}
    </div>
  );
}
