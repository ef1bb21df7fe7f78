import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { RadioGroup, Select } from '@flowkeep/ui';
import { waysOutOf } from '../../../canvas/ways-out.ts';
import { StepPlace } from '../../../workflow/step-place.tsx';
import {
  useStandingPlaces,
  useVersionDrawing,
  useVersionNumbers,
  type VersionDrawing,
} from '../../../workflow/version-drawing.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { useFailedPlaces } from '../api/failed-places.ts';
import { type BulkForm, stepToPlace } from './bulk-choices.ts';
import { bulkStepChoices } from './bulk-step-choices.ts';
import styles from './bulk.module.css';

const ALL = '';

interface BulkStepsProps {
  readonly workflowId: string;
  readonly form: BulkForm;
  readonly onChange: (form: BulkForm) => void;
}

/** Narrows an order to the runs of a version and a step, and asks how they leave it or where they go on. */
export function BulkSteps({ workflowId, form, onChange }: BulkStepsProps): ReactElement {
  const { t } = useTranslation('runsList');
  const { workspace } = useWorkspace();
  const versions = useVersionNumbers(workspace.id, workflowId);
  const standing = useStandingPlaces(workspace.id, workflowId);
  const { data: drawn } = useVersionDrawing(workspace.id, workflowId, form.ofVersion ?? 'live');
  const isForFailed = form.ofVersion === null && (form.action === 'retry' || form.action === 'skip');
  const failedAnywhere = useFailedPlaces(workspace.id, workflowId, isForFailed);
  // What is chosen stays in sight under another action too.
  const failed = failedAnywhere.filter(({ nodeId }) => isForFailed || nodeId === form.node);
  const { data: live } = useVersionDrawing(workspace.id, workflowId, 'live');
  const steps = bulkStepChoices(drawn?.graph ?? null, standing, form.ofVersion, failed);
  const title = steps.find(({ value }) => value === form.node)?.label ?? form.node ?? '';
  return (
    <>
      <div className={styles['pair']}>
        <Select
          label={t('bulk.ofVersion')}
          value={form.ofVersion === null ? ALL : String(form.ofVersion)}
          options={[
            { value: ALL, label: t('bulk.allVersions') },
            ...versions.map((number) => ({
              value: String(number),
              label: t('bulk.versionNumber', { version: String(number) }),
            })),
          ]}
          onChange={(version) => onChange({ ...form, ...NO_STEP, ofVersion: version === ALL ? null : Number(version) })}
        />
        <Select
          label={t('bulk.atStep')}
          value={form.node ?? ALL}
          options={[{ value: ALL, label: t('bulk.anyStep') }, ...steps]}
          onChange={(node) => onChange({ ...form, ...NO_STEP, node: node === ALL ? null : node })}
        />
      </div>
      {form.action === 'skip' && form.node !== null && drawn && (
        <WayOut drawing={drawn} node={form.node} port={form.port} onChange={(port) => onChange({ ...form, port })} />
      )}
      {live && stepToPlace(form, live.graph) !== null && (
        <StepPlace
          title={title}
          graph={live.graph}
          value={form.place}
          onChange={(place) => onChange({ ...form, place })}
        />
      )}
    </>
  );
}

const NO_STEP = { node: null, port: null, place: null } as const;

interface WayOutProps {
  readonly drawing: VersionDrawing;
  readonly node: NodeId;
  readonly port: string | null;
  readonly onChange: (port: string) => void;
}

function WayOut({ drawing, node: id, port, onChange }: WayOutProps): ReactElement | null {
  const { t } = useTranslation(['runsList', 'editor']);
  const node = drawing.graph.nodes[id];
  const ways = node === undefined ? [] : waysOutOf(node, nodeCatalog, t('editor:card.errorPort'));
  if (ways.length < 2) return null;
  return (
    <RadioGroup
      label={t('bulk.port')}
      value={port ?? ways[0]?.id ?? ''}
      options={ways.map((way) => ({ value: way.id, label: way.label }))}
      onChange={onChange}
    />
  );
}
