import type { RunStatus } from '@flowkeep/contracts';
import { type State, StateBadge } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The look of each state of a run. */
export const STATE_OF_RUN = {
  queued: 'queued',
  running: 'running',
  waiting: 'waiting',
  paused: 'paused',
  completed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
} as const satisfies Record<RunStatus, State>;

/** Where a run stands. */
export function RunState({ status }: { readonly status: RunStatus }): ReactElement {
  const { t } = useTranslation();
  return <StateBadge state={STATE_OF_RUN[status]}>{t(`runStatus.${status}`)}</StateBadge>;
}
