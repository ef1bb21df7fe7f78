import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '@flowkeep/graph';
import { Button, Notice, Skeleton } from '@flowkeep/ui';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { StepPlace } from '../../../workflow/step-place.tsx';
import { useVersionDrawing } from '../../../workflow/version-drawing.ts';
import type { Run } from '../api/run.ts';
import { goneSteps } from '../model/gone-steps.ts';

type Places = Readonly<Record<NodeId, NodeId>>;

interface NewestVersionProps {
  readonly run: Run;
  readonly mapping: Places;
  readonly onChange: (mapping: Places) => void;
}

/** Where the run goes on in the version that is live now, for each of its places that is not there any more. */
export function NewestVersion({ run, mapping, onChange }: NewestVersionProps): ReactElement | null {
  const { workspace } = useWorkspace();
  const { t } = useTranslation('common');
  const { data: live, error, refetch } = useVersionDrawing(workspace.id, run.workflowId, 'live');
  if (live === undefined && error !== null)
    return (
      <Notice tone="bad">
        <p>{error.message}</p>
        <Button size="small" onClick={() => void refetch()}>
          {t('tryAgain')}
        </Button>
      </Notice>
    );
  if (live === undefined) return <Skeleton lines={1} label={t('loading')} />;
  if (live === null) return null;
  return (
    <>
      {goneSteps(run, live.graph).map(({ id, title }) => (
        <StepPlace
          key={id}
          title={title}
          graph={live.graph}
          value={mapping[id] ?? null}
          onChange={(place) => onChange(withPlace(mapping, id, place))}
        />
      ))}
    </>
  );
}

function withPlace(mapping: Places, id: NodeId, place: NodeId | null): Places {
  const { [id]: _old, ...rest } = mapping;
  return place === null ? rest : { ...rest, [id]: place };
}
