import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_RULE_SECONDS } from '@flowkeep/graph';
import type { Scenario } from '@flowkeep/simulation';
import { Select } from '@flowkeep/ui';
import { SecondsInput } from '../settings/seconds-input.tsx';
import { EARLIER_RUNS, earlierRunOf, withEarlierRun } from './model/earlier-run-choice.ts';
import { useChangeScenario } from './use-simulation.ts';

/** Whether the person was here before: the rules of the workflow may then keep the run from beginning. */
export function EarlierRun({ scenario }: { readonly scenario: Scenario }): ReactElement {
  const { t } = useTranslation('editor');
  const change = useChangeScenario();
  const choice = earlierRunOf(scenario);
  return (
    <>
      <Select
        label={t('simulation.person.earlier')}
        hint={t('simulation.person.earlierHint')}
        value={choice}
        options={EARLIER_RUNS.map((value) => ({ value, label: t(`simulation.person.${value}`) }))}
        onChange={(next) => change((current) => withEarlierRun(current, next))}
      />
      {choice !== 'none' && (
        <SecondsInput
          label={t('simulation.person.ago')}
          value={scenario.before?.lastRunSecondsAgo ?? 0}
          shortest={0}
          longest={LONGEST_RULE_SECONDS}
          isDisabled={false}
          onChange={(lastRunSecondsAgo) =>
            change((current) => ({ ...current, before: { ...current.before, lastRunSecondsAgo } }))
          }
        />
      )}
    </>
  );
}
