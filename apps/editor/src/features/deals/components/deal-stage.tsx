import { Icon, joinClasses } from '@flowkeep/ui';
import { type DragEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../i18n/format.ts';
import type { Deal } from '../api/deal.ts';
import type { Stage } from '../api/list-pipelines.ts';
import { DealCard } from './deal-card.tsx';
import styles from './deals.module.css';

interface DealStageProps {
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly deals: readonly Deal[];
  readonly mayMove: boolean;
  /** Id of the deal that is being dragged. */
  readonly dragged: string | null;
  /** Id of the deal that was moved by its menu. */
  readonly carried: string | null;
  readonly onDrag: (dealId: string | null) => void;
  readonly onDrop: () => void;
  readonly onMove: (deal: Deal, stage: Stage) => void;
}

/** One column of the board. */
export function DealStage(props: DealStageProps): ReactElement {
  const { stage, stages, deals, mayMove, dragged, carried, onDrag, onDrop, onMove } = props;
  const { t } = useTranslation('deals');
  const [over, setOver] = useState(false);
  const allow = (event: DragEvent): void => {
    if (dragged === null) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onDrop();
  };
  return (
    <section
      className={joinClasses(styles['stage'], over && dragged !== null && styles['over'])}
      aria-label={t('stageLabel', { stage: stage.name, count: deals.length })}
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <header className={styles['head']}>
        {stage.kind !== 'open' && (
          <Icon name={stage.kind === 'won' ? 'handshake' : 'circle-slash'} size={14} label={t(stage.kind)} />
        )}
        <h2>{stage.name}</h2>
        <span className={styles['count']}>{deals.length}</span>
        <span className={styles['sum']}>{sumText(deals)}</span>
      </header>
      {deals.length === 0 ? (
        <p className={styles['none']}>{t('noDeals')}</p>
      ) : (
        <ul className={styles['cards']}>
          {deals.map((deal) => (
            <DealCard
              key={deal.id}
              deal={deal}
              stages={stages}
              mayMove={mayMove}
              dragged={dragged === deal.id}
              takesFocus={carried === deal.id}
              onDrag={onDrag}
              onMove={(target) => onMove(deal, target)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The worth of a stage, where all of it is in one currency. */
function sumText(deals: readonly Deal[]): string {
  const priced = deals.filter(({ amount }) => amount !== null);
  const [first] = priced;
  if (first === undefined || priced.some(({ currency }) => currency !== first.currency)) return '';
  return formatMoney(
    priced.reduce((sum, { amount }) => sum + Number(amount), 0),
    first.currency,
  );
}
