import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Graph } from '@flowkeep/graph';
import { Badge, Notice, RadioGroup } from '@flowkeep/ui';
import { formatNumber } from '../../../i18n/format.ts';
import { type MoveTarget, type RunsChoice, useStandingRuns } from '../api/publish.ts';
import { useEditor } from '../editor-context.ts';
import { MoveRuns } from './move-runs.tsx';
import { standingByStep } from './moves.ts';
import styles from './publish.module.css';

const CHOICES = ['keep', 'move', 'end'] as const satisfies readonly RunsChoice['then'][];
const MOST_SHOWN = 8;

interface RunsUnderWayProps {
  /** The drawing that is published. */
  readonly graph: Graph;
  readonly to: MoveTarget;
  readonly choice: RunsChoice;
  readonly onChange: (choice: RunsChoice) => void;
}

/** How many runs stand at which step, and what becomes of them. Nothing where none is under way. */
export function RunsUnderWay({ graph, to, choice, onChange }: RunsUnderWayProps): ReactElement | null {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId } = useEditor();
  const standing = useStandingRuns(workspaceId, workflowId).data;
  if (!standing || standing.total === 0) return null;
  const steps = standingByStep(standing.nodes);
  return (
    <section className={styles['section']} aria-label={t('publish.runs.title')}>
      <h3>{t('publish.runs.count', { count: standing.total })}</h3>
      <ul className={styles['standing']}>
        {steps.slice(0, MOST_SHOWN).map(({ nodeId, title, count }) => (
          <li key={nodeId}>
            <span>{title}</span>
            <Badge tone="wait" icon="hourglass">
              {formatNumber(count)}
            </Badge>
          </li>
        ))}
        {steps.length > MOST_SHOWN && <li>{t('publish.runs.more', { count: steps.length - MOST_SHOWN })}</li>}
      </ul>
      <RadioGroup
        label={t('publish.runs.then')}
        value={choice.then}
        options={CHOICES.map((then) => ({
          value: then,
          label: t(`publish.runs.${then}`),
          hint: t(`publish.runs.${then}Hint`),
        }))}
        onChange={(then) => onChange(then === 'move' ? { then, mapping: {} } : { then })}
      />
      {choice.then === 'move' && (
        <MoveRuns
          graph={graph}
          to={to}
          standing={standing.nodes}
          moves={choice.mapping ?? {}}
          onChange={(mapping) => onChange({ then: 'move', mapping })}
        />
      )}
      {choice.then === 'end' && <Notice tone="warn">{t('publish.runs.endWarning', { count: standing.total })}</Notice>}
    </section>
  );
}
