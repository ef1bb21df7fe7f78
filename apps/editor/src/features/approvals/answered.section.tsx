import type { ReactElement } from 'react';
import { ApprovalList } from './components/approval-list.tsx';

/** Questions that were answered. */
export function AnsweredSection(): ReactElement {
  return <ApprovalList status="answered" />;
}
