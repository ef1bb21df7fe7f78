import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Deal } from '../api/deal.ts';
import type { Pipeline } from '../api/list-pipelines.ts';
import { useMoveDeal } from '../use-move-deal.ts';
import { DealStage } from './deal-stage.tsx';
import styles from './deals.module.css';

interface DealBoardProps {
  readonly pipeline: Pipeline;
  readonly deals: readonly Deal[];
}

/** Deals by stage. A deal moves by dragging, or by the menu on its card. */
export function DealBoard({ pipeline, deals }: DealBoardProps): ReactElement {
  const { t } = useTranslation('deals');
  const { can } = useWorkspace();
  const move = useMoveDeal();
  const [dragged, setDragged] = useState<string | null>(null);
  // Moved by its menu: the card is drawn anew in its stage, and the focus goes with it.
  const [carried, setCarried] = useState<string | null>(null);
  const mayMove = can('deals.edit');
  return (
    <div className={styles['board']} role="group" aria-label={t('board')} tabIndex={-1}>
      {pipeline.stages.map((stage) => (
        <DealStage
          key={stage.id}
          stage={stage}
          stages={pipeline.stages}
          deals={deals.filter(({ stageId }) => stageId === stage.id)}
          mayMove={mayMove}
          dragged={dragged}
          onDrag={setDragged}
          carried={carried}
          onMove={(deal, target) => {
            setCarried(deal.id);
            move({ deal, stage: target });
          }}
          onDrop={() => {
            const deal = deals.find(({ id }) => id === dragged);
            setDragged(null);
            setCarried(null);
            if (deal !== undefined) move({ deal, stage });
          }}
        />
      ))}
    </div>
  );
}
