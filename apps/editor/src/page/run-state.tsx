import type { RunStatus } from '@flowkeep/contracts';
import { type State, StateBadge } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const STATE_OF = {
  queued: 'queued',
  running: 'running',
  waiting: 'waiting',
  completed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
} as const satisfies Record<RunStatus, State>;

/** Where a run stands. */
export function RunState({ status }: { readonly status: RunStatus }): ReactElement {
  const { t } = useTranslation();
  return <StateBadge state={STATE_OF[status]}>{t(`runStatus.${status}`)}</StateBadge>;
}
