import { Skeleton } from '@flowkeep/ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './error-state.tsx';

interface LoadableQuery<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface LoadableProps<Data> {
  readonly query: LoadableQuery<Data>;
  readonly skeletonLines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** Shows a query: bars while it loads, the reason when it fails, the content when it is there. */
export function Loadable<Data>({ query, skeletonLines = 6, children }: LoadableProps<Data>): ReactElement {
  const { t } = useTranslation();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={skeletonLines} look="rows" label={t('loading')} />;
}
