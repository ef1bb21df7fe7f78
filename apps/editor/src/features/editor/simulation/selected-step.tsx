import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode } from '@flowkeep/graph';
import { Button, IconButton, iconNamed, Tile } from '@flowkeep/ui';
import { NOTHING } from '../../../canvas/selection.ts';
import { useEditor, useEditorUi, useNode } from '../editor-context.ts';
import { AnswerRow } from './answer-row.tsx';
import { isAnswered } from './model/is-answered.ts';
import { outcomeOf } from './model/step-outcome.ts';
import styles from './simulation.module.css';
import { useSimulation } from './use-simulation.ts';

/** The step that is selected on the canvas: what came of it, what it is answered, and the way to its settings. */
export function SelectedStep(): ReactElement | null {
  const nodeId = useEditorUi(({ selection }) => (selection.nodes.size === 1 ? [...selection.nodes][0] : undefined));
  const node = useNode(nodeId ?? '');
  return node ? <Selected key={node.id} node={node} /> : null;
}

function Selected({ node }: { readonly node: GraphNode }): ReactElement {
  const { t } = useTranslation('editor');
  const { source, ui } = useEditor();
  const scenario = useSimulation((state) => state.scenario);
  const definition = source.definitions[node.type];
  return (
    <section className={styles['selected']} aria-label={t('simulation.selected', { title: node.title })}>
      <header>
        <Tile family={definition?.family ?? 'logic'} icon={iconNamed(definition?.icon ?? '')} />
        <div className={styles['names']}>
          <strong>{node.title}</strong>
          <WhatCame node={node} />
        </div>
        <IconButton
          icon="x"
          size="small"
          label={t('simulation.deselect')}
          onClick={() => ui.setState({ selection: NOTHING })}
        />
      </header>
      {scenario && isAnswered(node, source.catalog) && (
        <AnswerRow scenario={scenario} node={node} label={t('simulation.answered')} />
      )}
      <Button
        size="small"
        icon="pencil"
        className={styles['editStep']}
        onClick={() => ui.setState({ side: null, tab: 'settings', isFromSimulation: true })}
      >
        {t('simulation.edit')}
      </Button>
    </section>
  );
}

/** How often the step was reached, and how it went the last time. */
function WhatCame({ node }: { readonly node: GraphNode }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { portsOf } = useEditor();
  const outcome = useSimulation((state) => state.outcome);
  if (outcome.kind !== 'played') return null;
  const { visits, last } = outcomeOf(outcome.result.steps, node.id);
  const ports = portsOf(node);
  const port = ports.length > 1 ? ports.find(({ id }) => id === last?.port)?.label : undefined;
  const words = [
    visits === 0 ? t('simulation.notReached') : t('simulation.visits', { count: visits }),
    port !== undefined && t('simulation.leftBy', { port }),
    last?.endedAt === null && t('simulation.waits'),
    last?.error?.message,
  ].filter((each) => typeof each === 'string' && each !== '');
  return <small data-bad={last?.error ? true : undefined}>{words.join(' · ')}</small>;
}
