import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '@flowkeep/simulation';
import { Select, TextField } from '@flowkeep/ui';
import { useEditor, useGraph } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { localInput, readLocalInput } from './model/local-time.ts';
import { useChangeScenario } from './use-simulation.ts';

/** What begins it, and when. */
export function StartSection({ scenario }: { readonly scenario: Scenario }): ReactElement {
  const { t } = useTranslation('editor');
  const { source, simulation } = useEditor();
  const change = useChangeScenario();
  const graph = useGraph();
  const zone = scenario.workspace.timeZone;
  const triggers = Object.values(graph.nodes).filter((node) => source.catalog.get(node.type)?.class === 'trigger');
  return (
    <section className={panelStyles['fields']} aria-label={t('simulation.start.title')}>
      {triggers.length > 1 && (
        <Select
          label={t('simulation.start.trigger')}
          value={scenario.triggerNode}
          options={triggers.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(triggerNode) => {
            change((before) => ({ ...before, triggerNode, trigger: {} }));
            simulation.setState({ opened: null });
          }}
        />
      )}
      <TextField
        label={t('simulation.start.at')}
        hint={t('simulation.start.zone', { zone })}
        type="datetime-local"
        value={localInput(scenario.startAt, zone)}
        onChange={(text) => {
          const startAt = readLocalInput(text, zone);
          if (startAt !== null) change((before) => ({ ...before, startAt }));
        }}
      />
    </section>
  );
}
