import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@flowkeep/graph';
import { Notice, Skeleton } from '@flowkeep/ui';
import { useLiveVersion } from '../api/live-version.ts';
import { useVersion } from '../api/versions.ts';
import { useEditor, useEditorUi } from '../editor-context.ts';
import { ChangeList } from './change-list.tsx';
import { PublishFormDialog, usePublishState } from './publish-form.tsx';
import styles from './publish.module.css';
import { useBringBack } from './use-bring-back.ts';

/** Makes an old version live again at once, for when the live one does harm. */
export function BringBackDialog(): ReactElement | null {
  const number = useEditorUi((state) => (state.dialog?.kind === 'bring-back' ? state.dialog.version : null));
  return number === null ? null : <OpenBringBack key={number} number={number} />;
}

function OpenBringBack({ number }: { readonly number: number }): ReactElement {
  const { t } = useTranslation('editor');
  const { ui, workspaceId, workflowId } = useEditor();
  const live = useLiveVersion(workspaceId, workflowId);
  const { data: old, error } = useVersion(workspaceId, workflowId, number);
  const state = usePublishState();
  const attempt = useBringBack(number, state);
  const words = { number: String(number), version: String(live.version) };
  return (
    <PublishFormDialog
      onClose={() => ui.setState({ dialog: { kind: 'versions' } })}
      title={t('versions.bringBackTitle', words)}
      text={t('versions.bringBackText')}
      submitLabel={t('versions.bringBack')}
      cancelLabel={t('versions.leave')}
      state={state}
      attempt={attempt}
      isDisabled={old === undefined}
      next={old === undefined ? null : { graph: old.graph, to: { kind: 'version', number } }}
    >
      {attempt.problems !== null && <Unfit problems={attempt.problems} />}
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {old !== undefined && (
        <ChangeList
          version={live.version}
          graph={old.graph}
          title={t('versions.changes', words)}
          nothing={t('versions.same', words)}
        />
      )}
      {old === undefined && error === null && <Skeleton lines={2} label={t('versions.changes', words)} />}
    </PublishFormDialog>
  );
}

/** Why the version cannot run any more. Its steps are not those on the canvas, so nothing leads there. */
function Unfit({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const { t } = useTranslation('editor');
  return (
    <Notice tone="bad">
      <p>{t('versions.unfit')}</p>
      <ul className={styles['stuck']}>
        {problems
          .filter(({ severity }) => severity === 'error')
          .map(({ message, fix }, index) => (
            <li key={`${message} ${index}`}>
              {message} {fix}
            </li>
          ))}
      </ul>
    </Notice>
  );
}
