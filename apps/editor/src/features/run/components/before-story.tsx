import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, EmptyState } from '@flowkeep/ui';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { useIsWorkflowPaused } from '../api/workflow-pause.ts';
import { hasEnded, type Run } from '../api/run.ts';
import { beforeStory, ICON_BEFORE_STORY } from '../model/before-story.ts';

/** Stands where a run has no story: what it waits for, or why it has none, and where to look next. */
export function BeforeStory({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('run');
  const { workspace, path } = useWorkspace();
  const isPaused = useIsWorkflowPaused(workspace.id, run.workflowId, !hasEnded(run.status));
  const told = beforeStory(run, isPaused);
  const text = told === 'failed' ? (run.error?.message ?? '') : t(`before.${told}Text`);
  const others = `/runs?workflow=${encodeURIComponent(run.workflowId)}`;
  const look =
    told === 'paused'
      ? { to: path(`/workflows/${run.workflowId}`), label: t('before.toWorkflow') }
      : { to: path(others), label: t('before.others') };
  return (
    <EmptyState
      icon={ICON_BEFORE_STORY[told]}
      tone="quiet"
      title={t(`before.${told}`)}
      text={text}
      {...(told === 'about'
        ? {}
        : {
            actions: (
              <Link to={look.to} className={buttonClass('ghost', 'small')}>
                {look.label}
              </Link>
            ),
          })}
    />
  );
}
