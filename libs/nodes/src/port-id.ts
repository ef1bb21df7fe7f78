import type { Complaint } from '@flowkeep/node-sdk';

const PORT_ID = /^[a-z][a-z0-9_]{0,39}$/;

/** Checks the id of a port that a client's list makes. `taken` are ports that the node has anyway. */
export function portIdCheck(...taken: readonly string[]): (id: string) => Complaint | null {
  return (id) => {
    if (!PORT_ID.test(id)) {
      return {
        message: `"${id}" cannot be the id of a way out.`,
        fix: 'Use lower-case letters, digits and underscores, a letter first.',
      };
    }
    return taken.includes(id) || id === 'error'
      ? { message: `"${id}" is the id of a way out that is always there.`, fix: 'Choose another id.' }
      : null;
  };
}
