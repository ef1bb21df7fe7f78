import { useState } from 'react';
import type { Problem } from '@flowkeep/graph';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import type { PublishOutcome, RunsChoice, SimulationVerdict } from '../api/publish.ts';

/** What came of a press. `unsaved` when the last changes did not reach the server, so nothing was published. */
export type AttemptOutcome = PublishOutcome | { readonly kind: 'unsaved' };

/** What the reader says of a publication. */
export interface PublishForm {
  readonly note: string;
  readonly runs: RunsChoice;
}

export type Published = Extract<PublishOutcome, { readonly kind: 'published' }>;

export interface PublishAttempt {
  readonly submit: (evenIfSimulationsFail: boolean) => void;
  readonly isBusy: boolean;
  /** What the server found, where it refused. */
  readonly problems: readonly Problem[] | null;
  /** The saved simulations, where some did not come out as expected. */
  readonly simulations: readonly SimulationVerdict[] | null;
  readonly hasMoved: boolean;
  readonly isUnsaved: boolean;
}

interface AttemptPorts {
  readonly send: (evenIfSimulationsFail: boolean) => Promise<AttemptOutcome>;
  readonly onPublished: (outcome: Published) => Promise<void>;
  /** What is published, as it is now. */
  readonly subject: () => unknown;
}

/** Publishes, and keeps what stood in the way until what is published changes. */
export function useAttempt({ send, onPublished, subject }: AttemptPorts): PublishAttempt {
  const fail = useFailureToast();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly subject: unknown; readonly outcome: AttemptOutcome } | null>(null);
  const act = async (evenIfSimulationsFail: boolean): Promise<void> => {
    const outcome = await send(evenIfSimulationsFail);
    if (outcome.kind === 'published') await onPublished(outcome);
    else setRefused({ subject: subject(), outcome });
  };
  const submit = (evenIfSimulationsFail: boolean): void => {
    setBusy(true);
    act(evenIfSimulationsFail)
      .catch(fail)
      .finally(() => setBusy(false));
  };
  const outcome = refused?.subject === subject() ? refused?.outcome : undefined;
  return {
    submit,
    isBusy,
    hasMoved: outcome?.kind === 'moved',
    isUnsaved: outcome?.kind === 'unsaved',
    problems: outcome?.kind === 'problems' ? outcome.problems : null,
    simulations: outcome?.kind === 'simulations' ? outcome.verdicts : null,
  };
}
