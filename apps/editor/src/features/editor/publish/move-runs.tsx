import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Graph } from '@flowkeep/graph';
import { Notice, Select } from '@flowkeep/ui';
import { ApiError } from '../../../api/api-error.ts';
import { type MoveTarget, useMoveCheck, type StandingRuns } from '../api/publish.ts';
import { useEditor } from '../editor-context.ts';
import { type Moves, movesToAsk, withMove } from './moves.ts';
import styles from './publish.module.css';

const STAY = '';

interface MoveRunsProps {
  /** The drawing that the runs are to go on with. */
  readonly graph: Graph;
  readonly to: MoveTarget;
  readonly standing: readonly StandingRuns[];
  readonly moves: Moves;
  readonly onChange: (moves: Moves) => void;
}

/** Where runs go that stand at a step which is no longer there, and which runs cannot go on with the new version. */
export function MoveRuns({ graph, to, standing, moves, onChange }: MoveRunsProps): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, source } = useEditor();
  const { data: check, error } = useMoveCheck(workspaceId, workflowId, to, moves);
  return (
    <div className={styles['moves']}>
      {movesToAsk(standing, graph, source.catalog).map(({ from, title, count, choices }) => (
        <Select
          key={from}
          label={t('publish.runs.from', { title, count })}
          value={moves[from] ?? STAY}
          options={[{ value: STAY, label: t('publish.runs.stay') }, ...choices]}
          onChange={(place) => onChange(withMove(moves, from, place))}
        />
      ))}
      {error && <Notice tone="bad">{whyNot(error)}</Notice>}
      <div role="status">
        {check && (
          <Notice tone={check.stuck.length > 0 ? 'warn' : 'good'}>
            <p>{t('publish.runs.movable', { count: check.movable })}</p>
            {check.stuck.length > 0 && (
              <ul className={styles['stuck']}>
                {check.stuck.map(({ nodeId, title, reason, count }) => (
                  <li key={`${nodeId} ${reason}`}>{t('publish.runs.stuck', { count, title, reason })}</li>
                ))}
              </ul>
            )}
          </Notice>
        )}
      </div>
    </div>
  );
}

/** The first thing that stands in the way, or else what went wrong as a whole. */
function whyNot(error: Error): string {
  return (error instanceof ApiError ? error.fields[0]?.message : undefined) ?? error.message;
}
