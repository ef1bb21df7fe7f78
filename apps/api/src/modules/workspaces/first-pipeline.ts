import { PipelineRepository, type StageKind, type WorkspaceTransaction } from '@flowkeep/persistence';

const STAGES: readonly { readonly name: string; readonly kind: StageKind }[] = [
  { name: 'New', kind: 'open' },
  { name: 'Contacted', kind: 'open' },
  { name: 'Meeting planned', kind: 'open' },
  { name: 'Won', kind: 'won' },
  { name: 'Lost', kind: 'lost' },
];

/** The pipeline that a new workspace begins with. The ready-made workflows name it and its stages. */
export async function addFirstPipeline(tx: WorkspaceTransaction): Promise<void> {
  await new PipelineRepository().insert(tx, 'Sales', STAGES);
}
