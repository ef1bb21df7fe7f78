import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactSnapshot } from '@flowkeep/contracts';
import { SAMPLE_CONTACT, type Scenario } from '@flowkeep/simulation';
import { Switch, TextField } from '@flowkeep/ui';
import panelStyles from '../panel/panel.module.css';
import { EarlierRun } from './earlier-run.tsx';
import { withEarlierRun } from './model/earlier-run-choice.ts';
import { useChangeScenario } from './use-simulation.ts';

const FIELDS = ['name', 'phone', 'email', 'language', 'timeZone'] as const satisfies readonly (keyof ContactSnapshot)[];

/** Whom it is about. */
export function PersonSection({ scenario }: { readonly scenario: Scenario }): ReactElement {
  const { t } = useTranslation('editor');
  const change = useChangeScenario();
  const { contact } = scenario;
  const put = (next: ContactSnapshot | null): void => change((before) => ({ ...before, contact: next }));
  return (
    <section className={panelStyles['section']} aria-label={t('simulation.person.title')}>
      <h3 className={panelStyles['heading']}>{t('simulation.person.title')}</h3>
      <div className={panelStyles['fields']}>
        <Switch
          label={t('simulation.person.somebody')}
          checked={contact !== null}
          onChange={(isSomebody) =>
            isSomebody
              ? put(SAMPLE_CONTACT)
              : change((before) => ({ ...withEarlierRun(before, 'none'), contact: null }))
          }
        />
        {contact !== null &&
          FIELDS.map((name) => (
            <TextField
              key={name}
              label={t(`value.field.${name}`)}
              value={contact[name] ?? ''}
              {...(name === 'timeZone' ? { placeholder: scenario.workspace.timeZone } : {})}
              onChange={(text) => put({ ...contact, [name]: text === '' && name !== 'name' ? null : text })}
            />
          ))}
        {contact !== null && <EarlierRun scenario={scenario} />}
      </div>
    </section>
  );
}
