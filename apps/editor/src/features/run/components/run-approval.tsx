import type { ReactElement } from 'react';
import type { StepReport } from '@flowkeep/contracts';
import { AnswerForm } from '../../../approval/answer-form.tsx';
import { useRunApprovals } from '../../../approval/approval.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Run } from '../api/run.ts';
import styles from './run.module.css';

interface RunApprovalProps {
  readonly run: Run;
  readonly step: StepReport;
}

/** The question at which the run waits, to be answered right here. */
export function RunApproval({ run, step }: RunApprovalProps): ReactElement | null {
  const { workspace, can } = useWorkspace();
  const isAsking = step.nodeType === 'wait.approval' && step.status === 'waiting' && can('approvals.read');
  const approval = useRunApprovals(workspace.id, run.id, isAsking).find(
    ({ nodeId, status }) => nodeId === step.nodeId && status === 'open',
  );
  if (!isAsking || !approval) return null;
  return (
    <div className={styles['approval']}>
      <p className={styles['question']}>{approval.question}</p>
      <AnswerForm approval={approval} />
    </div>
  );
}
