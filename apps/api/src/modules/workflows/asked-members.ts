import type { Graph, Problem } from '@flowkeep/graph';

/** A member of the workspace, as far as questions are for them. */
type Asked = { readonly id: string; readonly userId: string };

/** Questions of a drawing that are for somebody who is not in the workspace. */
export function unknownMembers({ nodes }: Graph, members: readonly Asked[]): readonly Problem[] {
  const known = new Set(members.flatMap(({ id, userId }) => [id, userId]));
  return askingNodes({ nodes }).flatMap(({ id, title, config }): readonly Problem[] => {
    const { member } = config;
    if (typeof member === 'string' && (member === '' || known.has(member.toLowerCase()))) return [];
    return [
      {
        code: 'unknown-member',
        severity: 'error',
        place: { kind: 'node', nodeId: id, field: 'member' },
        message: `"${title}" asks somebody who is not a member of this workspace.`,
        fix: 'Choose one of the list.',
      },
    ];
  });
}

/** Whether there is a question that is for one member. */
export function asksMembers(graph: Graph): boolean {
  return askingNodes(graph).length > 0;
}

/** One for which nobody is chosen yet lacks a value, which is said of every field. */
function askingNodes({ nodes }: Pick<Graph, 'nodes'>) {
  return Object.values(nodes).filter(
    ({ type, config }) => type === 'wait.approval' && config['asks'] === 'member' && config['member'] !== undefined,
  );
}
