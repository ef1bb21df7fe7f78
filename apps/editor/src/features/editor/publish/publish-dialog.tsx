import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, Notice, TextArea } from '@flowkeep/ui';
import { useLiveVersion } from '../api/live-version.ts';
import type { RunsChoice } from '../api/publish.ts';
import { ProblemList } from '../components/problems-box.tsx';
import { useEditor, useEditorUi, useProblems } from '../editor-context.ts';
import { ChangeList } from './change-list.tsx';
import { RunsUnderWay } from './runs-under-way.tsx';
import { SimulationResults } from './simulation-results.tsx';
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
  const found = useProblems();
  const [note, setNote] = useState('');
  const [runs, setRuns] = useState<RunsChoice>({ then: 'keep' });
  const attempt = usePublish({ note, runs });
  const problems = attempt.problems ?? found;
  const errors = problems.filter((problem) => problem.severity === 'error');
  const hasFailed = attempt.simulations !== null;
  return (
    <FormDialog
      onClose={() => ui.setState({ dialog: null })}
      width="wide"
      title={t('publish.title')}
      text={t('publish.text')}
      submitLabel={t(hasFailed ? 'publish.anyway' : 'publish.submit')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('panel.close')}
      danger={hasFailed}
      busy={attempt.isBusy}
      disabled={errors.length > 0 || !mayPublish}
      onSubmit={() => attempt.submit(hasFailed)}
    >
      {attempt.hasMoved && <Notice tone="warn">{t('publish.moved')}</Notice>}
      {attempt.simulations !== null && <SimulationResults results={attempt.simulations} />}
      {errors.length > 0 ? (
        <Notice tone="bad">{t('publish.problems', { count: errors.length })}</Notice>
      ) : (
        problems.length > 0 && <Notice tone="warn">{t('publish.warnings')}</Notice>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      <ChangeList version={live.version} />
      {live.version !== null && mayPublish && errors.length === 0 && <RunsUnderWay choice={runs} onChange={setRuns} />}
      <TextArea
        label={t('publish.note')}
        placeholder={t('publish.notePlaceholder')}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  );
}
