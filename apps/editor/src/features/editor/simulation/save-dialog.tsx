import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '@flowkeep/simulation';
import { Checkbox, FormDialog, Switch, TextField, useToast } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useSaveSimulation } from '../api/simulations.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import { type Expected, expectThis, partsOf, USUALLY_EXPECTED } from './model/expect-this.ts';
import styles from './simulation.module.css';
import { useSimulation } from './use-simulation.ts';

const PARTS = ['end', 'messages', 'notVisited', 'visits'] as const satisfies readonly (keyof Expected)[];

interface SaveDialogProps {
  readonly result: SimulationResult;
  readonly onClose: () => void;
}

/** Keeps a simulation with what must come true whenever it is run again. */
export function SaveDialog({ result, onClose }: SaveDialogProps): ReactElement {
  const { t } = useTranslation(['editor', 'common']);
  const opened = useSimulation((state) => state.opened);
  const [name, setName] = useState(opened?.name ?? '');
  const [isCopy, setCopy] = useState(false);
  const [expected, setExpected] = useState(opened ? partsOf(opened.expectations) : USUALLY_EXPECTED);
  const { save, isBusy } = useSave(result, onClose);
  const words = {
    end: t('simulation.expect.end', { status: t(`common:runStatus.${result.status}`) }),
    messages: t('simulation.expect.messages', { count: result.messages.length }),
    visits: t('simulation.expect.visits'),
    notVisited: t('simulation.expect.notVisited'),
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('simulation.saveTitle')}
      text={t('simulation.saveText')}
      submitLabel={t('simulation.save')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('panel.close')}
      busy={isBusy}
      disabled={name.trim() === ''}
      onSubmit={() => {
        if (name.trim() !== '') save(name.trim(), expected, isCopy ? null : (opened?.id ?? null));
      }}
    >
      <TextField
        label={t('simulation.name')}
        placeholder={t('simulation.namePlaceholder')}
        maxLength={100}
        value={name}
        onChange={setName}
      />
      {opened && <Switch label={t('simulation.asNew')} checked={isCopy} onChange={setCopy} />}
      <div className={styles['expected']} role="group" aria-label={t('simulation.expect.title')}>
        <strong>{t('simulation.expect.title')}</strong>
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            label={words[part]}
            checked={expected[part]}
            onChange={(isOn) => setExpected({ ...expected, [part]: isOn })}
          />
        ))}
      </div>
    </FormDialog>
  );
}

interface Save {
  readonly save: (name: string, expected: Expected, id: string | null) => void;
  readonly isBusy: boolean;
}

function useSave(result: SimulationResult, onSaved: () => void): Save {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, simulation } = useEditor();
  const graph = useGraph();
  const toast = useToast();
  const fail = useFailureToast();
  const saving = useSaveSimulation(workspaceId, workflowId);
  const scenario = useSimulation((state) => state.scenario);
  const save = (name: string, expected: Expected, id: string | null): void => {
    if (!scenario) return;
    const expectations = expectThis(result, expected, Object.keys(graph.nodes));
    saving.mutate(
      { id, name, scenario, expectations },
      {
        onSuccess: (saved) => {
          simulation.setState({ opened: { id: saved.id, name, expectations } });
          toast({ tone: 'good', title: t('simulation.savedToast', { name }) });
          onSaved();
        },
        onError: fail,
      },
    );
  };
  return { save, isBusy: saving.isPending };
}
