import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, Select } from '@flowkeep/ui';
import { ApiError } from '../../../api/api-error.ts';
import { useMoveCheck, type StandingRuns } from '../api/publish.ts';
import { useDocument, useEditor, useGraph } from '../editor-context.ts';
import { type Moves, movesToAsk, withMove } from './moves.ts';
import styles from './publish.module.css';

const STAY = '';

interface MoveRunsProps {
  readonly standing: readonly StandingRuns[];
  readonly moves: Moves;
  readonly onChange: (moves: Moves) => void;
}

/** Where runs go that stand at a step which is no longer there, and which runs cannot go on with the new version. */
export function MoveRuns({ standing, moves, onChange }: MoveRunsProps): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, source } = useEditor();
  const graph = useGraph();
  const revision = useDocument((state) => state.revision);
  const { data: check, error } = useMoveCheck(workspaceId, workflowId, revision, moves);
  return (
    <div className={styles['moves']}>
      {movesToAsk(standing, graph, source.catalog).map(({ from, title, count, choices }) => (
        <Select
          key={from}
          label={t('publish.runs.from', { title, count })}
          value={moves[from] ?? STAY}
          options={[{ value: STAY, label: t('publish.runs.stay') }, ...choices]}
          onChange={(to) => onChange(withMove(moves, from, to))}
        />
      ))}
      {error && <Notice tone="bad">{whyNot(error)}</Notice>}
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
  );
}

/** The first thing that stands in the way, or else what went wrong as a whole. */
function whyNot(error: Error): string {
  return (error instanceof ApiError ? error.fields[0]?.message : undefined) ?? error.message;
}
