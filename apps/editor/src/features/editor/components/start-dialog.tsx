import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { FormDialog, Select, TextArea, useToast } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { usePeople } from '../api/people.ts';
import { startRun } from '../api/workflow.ts';
import { useEditor, useEditorUi } from '../editor-context.ts';

const EXAMPLE = '{ "note": "hello" }';

/** Starts the published version by hand. */
export function StartDialog(): ReactElement | null {
  const isOpen = useEditorUi((state) => state.dialog?.kind === 'start');
  return isOpen ? <OpenStart /> : null;
}

function OpenStart(): ReactElement {
  const { t } = useTranslation(['editor', 'common']);
  const { ui, workspaceId, workflowId } = useEditor();
  const { path } = useWorkspace();
  const navigate = useNavigate();
  const toast = useToast();
  const fail = useFailureToast();
  const people = usePeople(workspaceId);
  const [contactId, setContact] = useState('');
  const [text, setText] = useState('{}');
  const [isBusy, setBusy] = useState(false);
  const input = readObject(text);
  const submit = (): void => {
    if (!input) return;
    setBusy(true);
    startRun(workspaceId, workflowId, { input, contactId: contactId || null })
      .then(({ runId }) => {
        ui.setState({ dialog: null });
        const action = { label: t('start.open'), onSelect: () => void navigate(path(`/runs/${runId}`)) };
        toast({ tone: 'good', title: t('start.started'), action });
      })
      .catch(fail)
      .finally(() => setBusy(false));
  };
  return (
    <FormDialog
      onClose={() => ui.setState({ dialog: null })}
      title={t('start.title')}
      text={t('start.text')}
      submitLabel={t('start.submit')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('panel.close')}
      busy={isBusy}
      disabled={!input}
      onSubmit={submit}
    >
      <Select
        label={t('start.contact')}
        hint={t('start.contactHint')}
        value={contactId}
        options={[
          { value: '', label: t('start.noContact') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setContact}
      />
      <TextArea
        label={t('start.input')}
        hint={t('start.inputHint')}
        value={text}
        onChange={setText}
        {...(input ? {} : { error: t('start.invalid', { example: EXAMPLE }) })}
      />
    </FormDialog>
  );
}

function readObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
