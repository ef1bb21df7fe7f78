import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepReport } from '@flowkeep/contracts';
import { useCanvasSource } from '../../../canvas/canvas-source.ts';
import { nodePorts } from '../../../canvas/node-ports.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { nodeOfRun, type Run } from '../api/run.ts';
import { attemptsOf } from '../model/run-marks.ts';
import { longTime, READER_ZONE } from '../model/run-time.ts';
import styles from './run.module.css';

interface StepLinesProps {
  readonly run: Run;
  readonly step: StepReport;
  /** Messages below say already how it went. */
  readonly hasMessages: boolean;
}

/** What there is to say about a step below its title. */
export function StepLines({ run, step, hasMessages }: StepLinesProps): ReactElement | null {
  const { t } = useTranslation('run');
  const { catalog } = useCanvasSource();
  if (step.output['erased'] === true) return <p>{t('story.erased')}</p>;
  if (step.status === 'waiting' && step.waitingUntil !== null) return <WaitingLine until={step.waitingUntil} />;
  if (step.status === 'retrying' && step.error) {
    const { attempt, message } = step.error;
    const attempts = String(attemptsOf(step, run.graph, catalog));
    return (
      <p className={styles['warn']}>{t('story.retrying', { attempt: String(attempt), attempts, reason: message })}</p>
    );
  }
  const said = catalog.get(step.nodeType)?.class === 'trigger' ? wordsOf(step) : null;
  return (
    <>
      {said !== null && <p className={styles['quote']}>{said}</p>}
      {step.error && <p className={styles['bad']}>{step.error.message}</p>}
      {!(hasMessages && step.nodeType === 'whatsapp.send') && <WentOn run={run} step={step} />}
    </>
  );
}

/** The outcome by name, where there was more than one. */
function WentOn({ run, step }: { readonly run: Run; readonly step: StepReport }): ReactElement | null {
  const { t } = useTranslation('run');
  const { t: editor } = useTranslation('editor');
  const { catalog } = useCanvasSource();
  const node = nodeOfRun(run, step.nodeId);
  const ports = node ? nodePorts(node, catalog, editor('card.errorPort')) : [];
  const port = ports.find(({ id }) => id === step.port);
  if (!port || ports.length < 2) return null;
  return <p>{t('story.went', { port: port.label })}</p>;
}

/** The moment in the workspace's zone, where the person is; and in the reader's own when that differs. */
function WaitingLine({ until }: { readonly until: string }): ReactElement {
  const { t } = useTranslation('run');
  const { workspace } = useWorkspace();
  const zone = workspace.timeZone;
  const theirs = longTime(until, zone);
  const yours = longTime(until, READER_ZONE);
  return (
    <>
      <p>{t('story.until', { time: theirs, zone })}</p>
      {yours !== theirs && <p className={styles['faint']}>{t('story.untilYours', { time: yours })}</p>}
    </>
  );
}

/** What somebody wrote to begin with. */
function wordsOf(step: StepReport): string | null {
  const text = step.output['message'] ?? step.output['text'];
  return typeof text === 'string' && text !== '' ? `“${text}”` : null;
}
