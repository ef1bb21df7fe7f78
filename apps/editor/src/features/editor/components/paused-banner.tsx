import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Icon } from '@flowkeep/ui';
import { formatDateTime } from '../../../i18n/format.ts';
import { PauseWorkflowDialog } from '../../../workflow/pause-workflow-dialog.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { useWorkflow } from '../api/workflow.ts';
import { useEditor } from '../editor-context.ts';
import styles from './editor.module.css';

/** Says above the canvas that the workflow stands still, so that nobody wonders why nothing begins. */
export function PausedBanner(): ReactElement | null {
  const { t } = useTranslation('workflows');
  const { workspaceId, workflowId } = useEditor();
  const { can } = useWorkspace();
  const workflow = useWorkflow(workspaceId, workflowId).data;
  const [isAsking, setAsking] = useState(false);
  if (!workflow || workflow.pausedAt === null) return null;
  return (
    <div className={styles['paused']} role="status">
      <Icon name="circle-pause" size={16} />
      <span>{t('pausedSince', { time: formatDateTime(workflow.pausedAt) })}</span>
      {can('runs.operate') && (
        <Button size="small" icon="play" onClick={() => setAsking(true)}>
          {t('resume.button')}
        </Button>
      )}
      {isAsking && <PauseWorkflowDialog workflow={workflow} onClose={() => setAsking(false)} />}
    </div>
  );
}
