import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, IconButton } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { type SavedSimulation, useDeleteSimulation } from '../api/simulations.ts';
import { useEditor } from '../editor-context.ts';
import styles from './simulation.module.css';
import type { Verdict } from './use-run-all.ts';
import { useSimulation } from './use-simulation.ts';

interface SavedRowProps {
  readonly saved: SavedSimulation;
  readonly verdict: Verdict | undefined;
}

/** One saved simulation, whether it passed, and what did not come true. */
export function SavedRow({ saved, verdict }: SavedRowProps): ReactElement {
  const { t } = useTranslation('editor');
  const { simulation, workspaceId, workflowId, canEdit } = useEditor();
  const opened = useSimulation((state) => state.opened?.id);
  const remove = useDeleteSimulation(workspaceId, workflowId);
  const fail = useFailureToast();
  const { id, name, scenario, expectations } = saved;
  const open = (): void =>
    simulation.setState({ scenario, opened: { id, name, expectations }, tab: 'result', together: null });
  return (
    <li aria-current={opened === id || undefined}>
      <button type="button" className={styles['open']} onClick={open}>
        {name}
      </button>
      {verdict && (
        <Badge
          tone={verdict.failures.length === 0 ? 'accent' : 'bad'}
          icon={verdict.failures.length === 0 ? 'check' : 'circle-x'}
        >
          {t(verdict.failures.length === 0 ? 'simulation.passed' : 'simulation.failed')}
        </Badge>
      )}
      {canEdit && (
        <IconButton
          icon="trash-2"
          size="small"
          label={t('simulation.delete', { name })}
          onClick={() => remove.mutate(id, { onError: fail })}
        />
      )}
      {verdict && verdict.failures.length > 0 && (
        <ul className={styles['failures']}>
          {verdict.failures.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
