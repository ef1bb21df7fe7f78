import { proxyActivities } from '@temporalio/workflow';
import { ERROR_POLICIES } from '@flowkeep/contracts';
import type { PrivacyActivities } from './contract.ts';

const FINAL_ERRORS = Object.entries(ERROR_POLICIES).flatMap(([code, { retry }]) => (retry ? [] : [code]));

/** A batch at most takes minutes. An outage is sat out: a person's request is not given up because a database is down. */
export const privacy = proxyActivities<PrivacyActivities>({
  startToCloseTimeout: '5m',
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '5m',
    nonRetryableErrorTypes: FINAL_ERRORS,
  },
});
