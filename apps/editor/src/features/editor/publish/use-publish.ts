import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@flowkeep/graph';
import { useToast } from '@flowkeep/ui';
import { queryKeys } from '../../../api/query-keys.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { publish, type PublishOutcome, type RunsChoice, type SimulationVerdict } from '../api/publish.ts';
import { useDocument, useEditor } from '../editor-context.ts';

export interface PublishForm {
  readonly note: string;
  readonly runs: RunsChoice;
}

export interface PublishAttempt {
  readonly submit: (evenIfSimulationsFail: boolean) => void;
  readonly isBusy: boolean;
  /** What the server found, where it refused. */
  readonly problems: readonly Problem[] | null;
  /** The saved simulations, where some did not come out as expected. */
  readonly simulations: readonly SimulationVerdict[] | null;
  readonly hasMoved: boolean;
}

/** Publishes, and keeps what stood in the way until the document changes again. */
export function usePublish({ note, runs }: PublishForm): PublishAttempt {
  const { document, saver, workspaceId, workflowId } = useEditor();
  const fail = useFailureToast();
  const tell = useTellPublished();
  const graph = useDocument((state) => state.graph);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly graph: unknown; readonly outcome: PublishOutcome } | null>(null);
  const act = async (evenIfSimulationsFail: boolean): Promise<void> => {
    await saver.flush();
    const { revision, save } = document.getState();
    const outcome: PublishOutcome =
      save.kind === 'saved'
        ? await publish(workspaceId, workflowId, { revision, note, runs, evenIfSimulationsFail })
        : { kind: 'moved' };
    if (outcome.kind === 'published') await tell(outcome);
    else setRefused({ graph: document.getState().graph, outcome });
  };
  const submit = (evenIfSimulationsFail: boolean): void => {
    setBusy(true);
    act(evenIfSimulationsFail)
      .catch(fail)
      .finally(() => setBusy(false));
  };
  const outcome = refused?.graph === graph ? refused.outcome : null;
  return {
    submit,
    isBusy,
    hasMoved: outcome?.kind === 'moved',
    problems: outcome?.kind === 'problems' ? outcome.problems : null,
    simulations: outcome?.kind === 'simulations' ? outcome.verdicts : null,
  };
}

function useTellPublished(): (outcome: Extract<PublishOutcome, { readonly kind: 'published' }>) => Promise<void> {
  const { t } = useTranslation('editor');
  const { ui, workspaceId } = useEditor();
  const client = useQueryClient();
  const toast = useToast();
  return async ({ version, stuck }) => {
    const stayed = stuck.reduce((sum, { count }) => sum + count, 0);
    const text = stayed > 0 ? { text: t('publish.stayed', { count: stayed }) } : {};
    toast({ tone: 'good', title: t('publish.done', { version: String(version) }), ...text });
    ui.setState({ dialog: null });
    await client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'workflows') });
  };
}
