import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepReport } from '@flowkeep/contracts';
import { Button, ConfirmDialog, RadioGroup } from '@flowkeep/ui';
import { useCanvasSource } from '../../../canvas/canvas-source.ts';
import { stepTitle } from '../../../canvas/step-title.ts';
import { waysOutOf } from '../../../canvas/ways-out.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { nodeOfRun, type Run } from '../api/run.ts';
import { failedWith } from '../model/failed-with.ts';
import { isActive } from '../model/latest-steps.ts';
import { useGiveOrder } from './use-give-order.ts';

interface SkipStepProps {
  readonly run: Run;
  readonly step: StepReport;
}

/** Lets the run leave a step without its work, by a way out that the reader chooses. */
export function SkipStep({ run, step }: SkipStepProps): ReactElement | null {
  const { t } = useTranslation('run');
  const { can } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  if (!can('runs.operate') || !run.operations.includes('skip') || !(failedWith(run, step) || isActive(step)))
    return null;
  const isWaiting = step.status === 'waiting';
  return (
    <>
      <Button size="small" icon="skip-forward" onClick={() => setAsking(true)}>
        {t(isWaiting ? 'order.skip.moveOn' : 'order.skip.button')}
      </Button>
      {isAsking && <SkipDialog run={run} step={step} onClose={() => setAsking(false)} />}
    </>
  );
}

function SkipDialog({ run, step, onClose }: SkipStepProps & { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('run');
  const { t: editor } = useTranslation('editor');
  const { catalog } = useCanvasSource();
  const node = nodeOfRun(run, step.nodeId);
  const ports = node ? waysOutOf(node, catalog, editor('card.errorPort')) : [];
  const [port, setPort] = useState(ports[0]?.id ?? '');
  const { give, isBusy } = useGiveOrder(run, onClose);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('order.skip.title', { title: stepTitle(run.graph, step.nodeId, run.inner) })}
      text={t('order.skip.text')}
      confirmLabel={t('order.skip.button')}
      cancelLabel={t('order.leave')}
      busy={isBusy}
      onConfirm={() => give({ action: 'skip', stepKey: step.key, ...(port === '' ? {} : { port }) })}
    >
      {ports.length > 1 && (
        <RadioGroup
          label={t('order.skip.port')}
          value={port}
          options={ports.map(({ id, label }) => ({ value: id, label }))}
          onChange={setPort}
        />
      )}
    </ConfirmDialog>
  );
}
