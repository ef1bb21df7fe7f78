import type { ReactElement } from 'react';
import { ApprovalList } from './components/approval-list.tsx';

/** Questions that wait for an answer. */
export function OpenSection(): ReactElement {
  return <ApprovalList status="open" />;
}
