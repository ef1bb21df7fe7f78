import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@flowkeep/graph';
import { Button, Dialog, Notice, TextArea, useToast } from '@flowkeep/ui';
import { queryKeys } from '../../../api/query-keys.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useLiveVersion } from '../api/live-version.ts';
import { publish } from '../api/versions.ts';
import { useDocument, useEditor, useEditorUi, useProblems } from '../editor-context.ts';
import { ChangeList } from './change-list.tsx';
import { ProblemList } from './problems-box.tsx';

/** Makes the draft live: what changed, a note, and what stands in the way. */
export function PublishDialog(): ReactElement | null {
  const isOpen = useEditorUi((state) => state.dialog?.kind === 'publish');
  return isOpen ? <OpenPublish /> : null;
}

function OpenPublish(): ReactElement {
  const { t } = useTranslation('editor');
  const { ui, workspaceId, workflowId } = useEditor();
  const live = useLiveVersion(workspaceId, workflowId);
  const found = useProblems();
  const [note, setNote] = useState('');
  const { submit, isBusy, refused, hasMoved } = usePublish(note);
  const problems = refused ?? found;
  const errors = problems.filter((problem) => problem.severity === 'error');
  return (
    <Dialog
      open
      onOpenChange={() => ui.setState({ dialog: null })}
      title={t('publish.title')}
      text={t('publish.text')}
      closeLabel={t('panel.close')}
      onSubmit={() => {
        if (errors.length === 0) submit();
      }}
      footer={
        <Button type="submit" look="primary" busy={isBusy} disabled={errors.length > 0}>
          {t('publish.submit')}
        </Button>
      }
    >
      {hasMoved && <Notice tone="warn">{t('publish.moved')}</Notice>}
      {errors.length > 0 ? (
        <Notice tone="bad">{t('publish.problems', { count: errors.length })}</Notice>
      ) : (
        problems.length > 0 && <Notice tone="warn">{t('publish.warnings')}</Notice>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      <ChangeList version={live.version} />
      <TextArea
        label={t('publish.note')}
        placeholder={t('publish.notePlaceholder')}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
    </Dialog>
  );
}

interface Publishing {
  readonly submit: () => void;
  readonly isBusy: boolean;
  /** What the server found, where it refused. */
  readonly refused: readonly Problem[] | null;
  readonly hasMoved: boolean;
}

function usePublish(note: string): Publishing {
  const { t } = useTranslation('editor');
  const { ui, document, saver, workspaceId, workflowId } = useEditor();
  const client = useQueryClient();
  const toast = useToast();
  const fail = useFailureToast();
  const graph = useDocument((state) => state.graph);
  const [isBusy, setBusy] = useState(false);
  const [hasMoved, setMoved] = useState(false);
  const [refused, setRefused] = useState<{ readonly graph: unknown; readonly problems: readonly Problem[] } | null>(
    null,
  );
  const act = async (): Promise<void> => {
    await saver.flush();
    const { revision, save } = document.getState();
    if (save.kind !== 'saved') return setMoved(true);
    const outcome = await publish(workspaceId, workflowId, revision, note);
    if (outcome.kind === 'moved') return setMoved(true);
    if (outcome.kind === 'problems') return setRefused({ graph, problems: outcome.problems });
    toast({ tone: 'good', title: t('publish.done', { version: String(outcome.version) }) });
    ui.setState({ dialog: null });
    await client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'workflows') });
  };
  const submit = (): void => {
    setBusy(true);
    act()
      .catch(fail)
      .finally(() => setBusy(false));
  };
  // What the server found holds until the document changes again.
  return { submit, isBusy, hasMoved, refused: refused?.graph === graph ? refused.problems : null };
}
