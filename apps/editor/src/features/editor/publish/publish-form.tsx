import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Graph } from '@flowkeep/graph';
import { FormDialog, TextArea } from '@flowkeep/ui';
import type { MoveTarget, RunsChoice } from '../api/publish.ts';
import { NotSaved } from './not-saved.tsx';
import { RunsUnderWay } from './runs-under-way.tsx';
import { SimulationResults } from './simulation-results.tsx';
import type { PublishAttempt, PublishForm } from './use-attempt.ts';

/** What is said of a publication, and how to change it. */
export interface PublishState extends PublishForm {
  readonly setNote: (note: string) => void;
  readonly setRuns: (runs: RunsChoice) => void;
}

/** Nothing is said at first, and runs under way keep their version. */
export function usePublishState(): PublishState {
  const [note, setNote] = useState('');
  const [runs, setRuns] = useState<RunsChoice>({ then: 'keep' });
  return { note, setNote, runs, setRuns };
}

interface PublishFormDialogProps {
  readonly title: string;
  readonly text: string;
  readonly submitLabel: string;
  readonly cancelLabel: string;
  readonly state: PublishState;
  readonly attempt: PublishAttempt;
  readonly isDisabled: boolean;
  /** Where runs under way could go on; null where nothing is asked about them. */
  readonly next: { readonly graph: Graph; readonly to: MoveTarget } | null;
  readonly onClose: () => void;
  /** What is found of it, and what it changes. */
  readonly children: ReactNode;
}

/** Makes something live: what saved simulations say, what becomes of runs under way, and a note. */
export function PublishFormDialog(props: PublishFormDialogProps): ReactElement {
  const { t } = useTranslation('editor');
  const { title, text, submitLabel, cancelLabel, state, attempt, isDisabled, next, onClose, children } = props;
  const hasFailed = attempt.simulations !== null;
  return (
    <FormDialog
      onClose={onClose}
      width="wide"
      title={title}
      text={text}
      submitLabel={hasFailed ? t('publish.anyway') : submitLabel}
      cancelLabel={cancelLabel}
      closeLabel={t('panel.close')}
      danger={hasFailed}
      busy={attempt.isBusy}
      disabled={isDisabled}
      onSubmit={() => attempt.submit(hasFailed)}
    >
      {attempt.isUnsaved && <NotSaved />}
      {attempt.simulations !== null && <SimulationResults results={attempt.simulations} />}
      {children}
      {next !== null && <RunsUnderWay {...next} choice={state.runs} onChange={state.setRuns} />}
      <TextArea
        label={t('publish.note')}
        placeholder={t('publish.notePlaceholder')}
        maxLength={500}
        value={state.note}
        onChange={state.setNote}
      />
    </FormDialog>
  );
}
