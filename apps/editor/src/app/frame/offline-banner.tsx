import { Icon } from '@flowkeep/ui';
import { type ReactElement, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './frame.module.css';

/** Says so when the browser has no network. */
export function OfflineBanner(): ReactElement | null {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return (
    <div className={styles['banner']} role="status">
      <Icon name="wifi-off" size={14} />
      {t('offline')}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
