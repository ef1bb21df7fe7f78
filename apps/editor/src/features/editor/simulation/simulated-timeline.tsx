import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '@flowkeep/simulation';
import { Icon } from '@flowkeep/ui';
import { drawnStep, type InnerSteps, stepTitle } from '../../../canvas/step-title.ts';
import { useEditor, useEditorUi, useGraph } from '../editor-context.ts';
import { type SimulatedDay, simulatedDays, type SimulatedEntry, MOST_ENTRIES } from './model/simulated-story.ts';
import styles from './simulation.module.css';
import { useSimulation } from './use-simulation.ts';

const NONE: InnerSteps = {};

/** The story of a simulated run by virtual days, with messages as the person would see them. */
export function SimulatedTimeline({ result }: { readonly result: SimulationResult }): ReactElement {
  const { t } = useTranslation('editor');
  const scenario = useSimulation((state) => state.scenario);
  const zone = scenario?.contact?.timeZone ?? scenario?.workspace.timeZone ?? 'UTC';
  return (
    <section aria-label={t('simulation.timeline')} className={styles['timeline']}>
      <p className={styles['quiet']}>{t('simulation.zone', { zone })}</p>
      {simulatedDays(result, zone).map((day) => (
        <Day key={day.day} day={day} zone={zone} />
      ))}
      {result.steps.length > MOST_ENTRIES && (
        <p className={styles['quiet']}>{t('simulation.first', { count: MOST_ENTRIES })}</p>
      )}
    </section>
  );
}

function Day({ day, zone }: { readonly day: SimulatedDay; readonly zone: string }): ReactElement {
  const { t } = useTranslation('editor');
  const date = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day.day));
  return (
    <>
      <h3 className={styles['day']}>
        <span>{date}</span>
        <small>{day.after === 0 ? t('simulation.dayOne') : t('simulation.dayAfter', { count: day.after })}</small>
      </h3>
      <ol className={styles['entries']}>
        {day.entries.map((entry) => (
          <li key={entry.key} data-kind={entry.kind} data-look={entry.kind === 'step' ? entry.step.status : undefined}>
            <time dateTime={entry.at}>
              {new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
                new Date(entry.at),
              )}
            </time>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Entry({ entry }: { readonly entry: SimulatedEntry }): ReactElement {
  const { t } = useTranslation('editor');
  switch (entry.kind) {
    case 'step':
      return <StepEntry step={entry.step} />;
    case 'message':
      return <p className={styles['bubble']}>{entry.message.text}</p>;
    case 'reply':
      return (
        <p className={styles['reply']}>
          <span className={styles['who']}>{t('simulation.theyWrite')}</span>
          {entry.text}
        </p>
      );
    case 'request':
      return (
        <p className={styles['request']}>
          <Icon name="globe" size={13} />
          <code>
            {entry.request.method} {entry.request.url}
          </code>
        </p>
      );
  }
}

function StepEntry({ step }: Pick<Extract<SimulatedEntry, { readonly kind: 'step' }>, 'step'>): ReactElement {
  const { t } = useTranslation('editor');
  const { source, portsOf } = useEditor();
  const graph = useGraph();
  const inner = useSimulation(({ outcome }) => (outcome.kind === 'played' ? outcome.inner : NONE));
  const isSelected = useEditorUi((state) => state.selection.nodes.has(step.nodeId));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isSelected) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const node = graph.nodes[step.nodeId];
  // A step of a called workflow stands at the call.
  const drawn = drawnStep(step.nodeId);
  const ports = node ? portsOf(node) : [];
  const port = ports.length > 1 ? ports.find(({ id }) => id === step.port)?.label : undefined;
  const words = step.error?.message ?? port ?? (step.endedAt === null ? t('simulation.waits') : undefined);
  return (
    <div ref={place} className={styles['step']}>
      <button type="button" aria-pressed={isSelected} onClick={() => source.show(drawn)} disabled={!graph.nodes[drawn]}>
        {stepTitle(graph, step.nodeId, inner)}
      </button>
      {words !== undefined && <span data-bad={step.error !== null || undefined}>{words}</span>}
    </div>
  );
}
