import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Happening, Scenario } from '@flowkeep/simulation';
import { Button, IconButton, Select, Switch, TextField } from '@flowkeep/ui';
import { DurationInput } from '../fields/duration-input.tsx';
import fieldStyles from '../fields/fields.module.css';
import panelStyles from '../panel/panel.module.css';
import { durationOf, secondsOf } from '../settings/duration-seconds.ts';
import { withHappening } from './model/scenario-edits.ts';
import styles from './simulation.module.css';
import { JsonField } from './trigger-section.tsx';
import { useChangeScenario } from './use-simulation.ts';

const KINDS = [
  'message.received',
  'event.custom',
  'deal.moved',
  'contact.changed',
  'pause',
  'resume',
  'cancel',
] as const satisfies readonly Happening['kind'][];

const FIRST: Happening = { after: 7_200, kind: 'message.received', payload: { text: 'Salam', channel: 'whatsapp' } };

/** What an event says at first; what is left out is made up or stays as it is. */
const SAYS: Readonly<Record<string, Pick<Happening, 'payload'>>> = {
  'event.custom': { payload: {} },
  'deal.moved': { payload: { pipeline: 'Sales', stage: 'Won' } },
  'contact.changed': { payload: { language: 'ru' } },
};

/** What happens while the run is under way, by itself: events, and orders of a member. */
export function HappeningsSection({ scenario }: { readonly scenario: Scenario }): ReactElement {
  const { t } = useTranslation('editor');
  const change = useChangeScenario();
  return (
    <section className={panelStyles['section']} aria-label={t('simulation.happenings.title')}>
      <h3 className={panelStyles['heading']}>{t('simulation.happenings.title')}</h3>
      <div className={fieldStyles['list']}>
        {scenario.happenings.map((happening, index) => (
          <HappeningRow
            key={index}
            number={index + 1}
            happening={happening}
            onChange={(next) => change((before) => withHappening(before, index, next))}
          />
        ))}
        <Button
          size="small"
          icon="plus"
          className={panelStyles['start']}
          onClick={() => change((before) => withHappening(before, before.happenings.length, FIRST))}
        >
          {t('simulation.happenings.add')}
        </Button>
      </div>
    </section>
  );
}

interface HappeningRowProps {
  readonly number: number;
  readonly happening: Happening;
  readonly onChange: (happening: Happening | null) => void;
}

function HappeningRow({ number, happening, onChange }: HappeningRowProps): ReactElement {
  const { t } = useTranslation('editor');
  const { kind, after, key = '', payload = {} } = happening;
  const words = { item: t('simulation.happenings.one'), number: String(number) };
  const text = payload['text'];
  const kinds = KINDS.some((each) => each === kind) ? KINDS : [...KINDS, kind];
  return (
    <fieldset className={fieldStyles['item']} aria-label={t('field.itemNumber', words)}>
      <DurationInput
        label={t('simulation.happenings.after')}
        value={durationOf(after)}
        onChange={(duration) => onChange({ ...happening, after: secondsOf(duration) })}
      />
      <Select
        label={t('simulation.happenings.kind')}
        value={kind}
        options={kinds.map((each) => ({ value: each, label: isKnown(each) ? t(`simulation.kind.${each}`) : each }))}
        onChange={(next) =>
          onChange(next === 'message.received' ? { ...FIRST, after } : { ...SAYS[next], after, kind: next })
        }
      />
      {kind === 'message.received' && (
        <TextField
          label={t('simulation.answers.text')}
          value={typeof text === 'string' ? text : ''}
          onChange={(next) => onChange({ ...happening, payload: { ...payload, text: next } })}
        />
      )}
      {kind === 'event.custom' && (
        <TextField
          label={t('simulation.happenings.name')}
          placeholder="order.paid"
          value={key}
          onChange={(name) => onChange({ ...happening, key: name })}
        />
      )}
      <EventDetails happening={happening} onChange={onChange} />
      <div className={styles['tools']}>
        <IconButton icon="trash-2" size="small" label={t('field.removeItem', words)} onClick={() => onChange(null)} />
      </div>
    </fieldset>
  );
}

const DATA_KINDS: readonly Happening['kind'][] = ['event.custom', 'deal.moved', 'contact.changed'];

/** What tells one event from another: whom it is about, its value, and what it says. */
function EventDetails({ happening, onChange }: Omit<HappeningRowProps, 'number'>): ReactElement | null {
  const { t } = useTranslation('editor');
  const { kind, match = '', about = 'contact', payload = {} } = happening;
  if (!DATA_KINDS.includes(kind)) return null;
  const { match: _match, about: _about, ...rest } = happening;
  const aboutWhom = happening.about === undefined ? {} : { about };
  return (
    <>
      {kind === 'event.custom' && (
        <>
          <TextField
            label={t('simulation.happenings.match')}
            value={match}
            onChange={(next) => onChange({ ...rest, ...aboutWhom, ...(next !== '' && { match: next }) })}
          />
          <Switch
            label={t('simulation.happenings.nobody')}
            checked={about === 'nobody'}
            onChange={(isNobody) =>
              onChange({ ...rest, ...(match !== '' && { match }), ...(isNobody && { about: 'nobody' }) })
            }
          />
        </>
      )}
      <JsonField
        key={kind}
        label={t('simulation.happenings.says')}
        value={payload}
        onChange={(next) => onChange({ ...happening, payload: next })}
      />
    </>
  );
}

function isKnown(kind: Happening['kind']): kind is (typeof KINDS)[number] {
  return KINDS.some((each) => each === kind);
}
