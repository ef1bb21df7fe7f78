import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '@flowkeep/simulation';
import { readingOrder } from '../../../canvas/reading-order.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { AnswerRow } from './answer-row.tsx';
import { isAnswered } from './model/is-answered.ts';

/** What people and providers answer at each step that asks them. */
export function AnswersSection({ scenario }: { readonly scenario: Scenario }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { source } = useEditor();
  const graph = useGraph();
  const nodes = readingOrder(graph)
    .flatMap((id) => graph.nodes[id] ?? [])
    .filter((node) => isAnswered(node, source.catalog));
  if (nodes.length === 0) return null;
  return (
    <section className={panelStyles['section']} aria-label={t('simulation.answers.title')}>
      <h3 className={panelStyles['heading']}>{t('simulation.answers.title')}</h3>
      <div className={panelStyles['fields']}>
        {nodes.map((node) => (
          <AnswerRow key={node.id} scenario={scenario} node={node} />
        ))}
      </div>
    </section>
  );
}
