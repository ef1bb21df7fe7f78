import type { Graph } from '@flowkeep/graph';
import type { LiveVersion } from '../api/live-version.ts';

interface Drawn {
  readonly revision: number;
  readonly hasUnsaved: boolean;
}

/** Whether the draft is what was published last, whatever the workflows have become that it calls. */
export function isDrawnLive({ version, publishedRevision }: LiveVersion, { revision, hasUnsaved }: Drawn): boolean {
  return version !== null && !hasUnsaved && publishedRevision === revision;
}

/** Whether its versions hold the steps of other workflows. */
export function hasInlineCall({ nodes }: Pick<Graph, 'nodes'>): boolean {
  return Object.values(nodes).some(
    ({ type, config }) => type === 'flow.call' && (!('mode' in config) || config['mode'] === 'inline'),
  );
}
