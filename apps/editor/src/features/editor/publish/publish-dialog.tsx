import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@flowkeep/ui';
import { useLiveVersion } from '../api/live-version.ts';
import { ProblemList } from '../components/problems-box.tsx';
import { useDocument, useEditor, useEditorUi, useGraph, useProblems } from '../editor-context.ts';
import { ChangeList } from './change-list.tsx';
import { PublishFormDialog, usePublishState } from './publish-form.tsx';
import { hasInlineCall } from './published-state.ts';
import { useMayPublish } from './use-is-live.ts';
import { usePublish } from './use-publish.ts';

/** Makes the draft live: what changed, what becomes of runs under way, a note, and what stands in the way. */
export function PublishDialog(): ReactElement | null {
  const isOpen = useEditorUi((state) => state.dialog?.kind === 'publish');
  return isOpen ? <OpenPublish /> : null;
}

function OpenPublish(): ReactElement {
  const { t } = useTranslation(['editor', 'common']);
  const { ui, workspaceId, workflowId } = useEditor();
  const live = useLiveVersion(workspaceId, workflowId);
  const mayPublish = useMayPublish(live);
  const graph = useGraph();
  const revision = useDocument((state) => state.revision);
  const found = useProblems();
  const state = usePublishState();
  const attempt = usePublish(state);
  const problems = attempt.problems ?? found;
  const errors = problems.filter((problem) => problem.severity === 'error');
  const asksForRuns = live.version !== null && mayPublish && errors.length === 0;
  const version = String(live.version);
  return (
    <PublishFormDialog
      onClose={() => ui.setState({ dialog: null })}
      title={t('publish.title')}
      text={t('publish.text')}
      submitLabel={t('publish.submit')}
      cancelLabel={t('common:cancel')}
      state={state}
      attempt={attempt}
      isDisabled={errors.length > 0 || !mayPublish}
      next={asksForRuns ? { graph, to: { kind: 'draft', revision } } : null}
    >
      {attempt.hasMoved && <Notice tone="warn">{t('publish.moved')}</Notice>}
      {errors.length > 0 ? (
        <Notice tone="bad">{t('publish.problems', { count: errors.length })}</Notice>
      ) : (
        problems.length > 0 && <Notice tone="warn">{t('publish.warnings')}</Notice>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      <ChangeList
        version={live.version}
        graph={graph}
        title={t('publish.changes', { version })}
        nothing={t(hasInlineCall(graph) ? 'publish.nothingHere' : 'publish.nothing', { version })}
      />
    </PublishFormDialog>
  );
}
