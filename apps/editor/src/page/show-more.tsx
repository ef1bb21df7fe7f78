import { Button } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page-body.module.css';

interface ShowMoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** The way to the next page of a list, where there is one. */
export function ShowMore({ query }: ShowMoreProps): ReactElement | null {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button className={styles['more']} busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t('showMore')}
    </Button>
  );
}
