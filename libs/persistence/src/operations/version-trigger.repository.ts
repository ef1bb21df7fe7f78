import { DomainError } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import type { NodeMapping } from './run-action.ts';

/** A run that has not begun, and the version that it is to begin in instead. */
interface TriggerMove {
  readonly workflowId: string;
  readonly fromVersion: number;
  readonly triggerNode: string;
  readonly toVersion: number;
  readonly mapping: NodeMapping;
}

interface Triggers {
  readonly from: string | null;
  readonly to: string | null;
}

/** Type of a trigger of a version, over `v(number, node)`. */
const TYPE_OF = `
  select n.node ->> 'type' from workflow_versions w
    join plans p on p.workspace_id = w.workspace_id and p.hash = w.plan_hash
   cross join jsonb_array_elements(p.plan -> 'nodes') with ordinality as n(node, place)
   where w.workspace_id = $1 and w.workflow_id = $2 and w.number = v.number and n.node ->> 'id' = v.node
     and p.plan -> 'triggers' @> to_jsonb(n.place - 1)`;

/** The triggers of published versions. */
export class VersionTriggerRepository {
  /** The node at which the run begins in the other version. Throws `conflict` with a sentence where there is none. */
  async targetOf(tx: WorkspaceTransaction, move: TriggerMove): Promise<string> {
    const { workflowId, fromVersion, triggerNode, toVersion, mapping } = move;
    const target = (Object.hasOwn(mapping, triggerNode) ? mapping[triggerNode] : undefined) ?? triggerNode;
    const [found] = await tx.query<Triggers>(
      `select (${TYPE_OF.replaceAll('v.number', '$3').replaceAll('v.node', '$4')}) as "from",
              (${TYPE_OF.replaceAll('v.number', '$5').replaceAll('v.node', '$6')}) as "to"`,
      [tx.workspaceId, workflowId, fromVersion, triggerNode, toVersion, target],
    );
    const version = `Version ${String(toVersion)}`;
    if (!found?.to)
      throw new DomainError('conflict', `${version} has no trigger "${target}". Say which takes its place.`);
    if (found.from === found.to) return target;
    throw new DomainError(
      'conflict',
      `In ${version.toLowerCase()} "${target}" is another kind of trigger (${found.to}).`,
    );
  }
}
