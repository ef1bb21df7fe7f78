import type { ReactElement } from 'react';
import type { NodeId } from '@flowkeep/graph';
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
  const { data: live } = useVersionDrawing(workspace.id, run.workflowId, 'live');
  if (!live) return null;
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
