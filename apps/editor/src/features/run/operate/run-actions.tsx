import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonLook, type IconName } from '@flowkeep/ui';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Run, RunAction } from '../api/run.ts';
import { OrderDialog } from './order-dialog.tsx';
import { RetryDialog } from './retry-dialog.tsx';

const BUTTONS = [
  { action: 'resume', icon: 'play', look: 'primary' },
  { action: 'retry', icon: 'rotate-ccw', look: 'primary' },
  { action: 'pause', icon: 'pause', look: 'ghost' },
  { action: 'cancel', icon: 'circle-stop', look: 'ghost' },
] as const satisfies readonly { readonly action: RunAction; readonly icon: IconName; readonly look: ButtonLook }[];

type Asked = (typeof BUTTONS)[number]['action'];

/** What can be done with a run now; each asks first and says what it means. */
export function RunActions({ run }: { readonly run: Run }): ReactElement | null {
  const { t } = useTranslation('run');
  const { can } = useWorkspace();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  if (!can('runs.operate')) return null;
  return (
    <>
      {BUTTONS.filter(({ action }) => run.operations.includes(action)).map(({ action, icon, look }) => (
        <Button key={action} icon={icon} look={look} onClick={() => setAsked(action)}>
          {t(`order.${action}.button`)}
        </Button>
      ))}
      {asked === 'retry' && <RetryDialog run={run} onClose={close} />}
      {asked !== null && asked !== 'retry' && <OrderDialog run={run} action={asked} onClose={close} />}
    </>
  );
}
