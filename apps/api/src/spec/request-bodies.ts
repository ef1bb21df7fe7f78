import type { ForeignThings } from './foreign-things.ts';

/**
 * A valid body for every route that reads one and has an id in its path, so that the answer tells of the id and not
 * of the body.
 */
export function requestBodies(things: ForeignThings): Readonly<Record<string, unknown>> {
  const base = '/api/v1/workspaces/:workspaceId';
  return {
    [`PATCH ${base}/members/:memberId`]: { role: 'viewer' },
    [`PATCH ${base}/workflows/:id`]: { name: 'Other' },
    [`POST ${base}/workflows/:id/draft/operations`]: {
      baseRevision: 0,
      operations: [{ kind: 'removeNote', noteId: 'n1' }],
    },
    [`POST ${base}/workflows/:id/publish`]: { revision: 0, note: '' },
    [`POST ${base}/runs/:id/skip`]: { stepKey: 'run:ask:1' },
    [`POST ${base}/approvals/:id/answer`]: { choice: 'yes' },
    [`POST ${base}/workflows/:id/simulate`]: { scenario: {} },
    [`POST ${base}/workflows/:id/simulations`]: SIMULATION,
    [`PUT ${base}/workflows/:id/simulations/:simulationId`]: SIMULATION,
    [`POST ${base}/workflows/:id/versions/:number/restore`]: { baseRevision: 0 },
    [`POST ${base}/workflows/:workflowId/runs`]: { input: {} },
    [`PATCH ${base}/contacts/:id`]: { name: 'Other' },
    [`PATCH ${base}/deals/:id`]: { title: 'Other' },
    [`POST ${base}/deals`]: { contactId: things['contacts/:id'], title: 'Other' },
  };
}

const SIMULATION = {
  name: 'Other',
  scenario: {
    startAt: '2026-11-22T09:00:00Z',
    triggerNode: 'start',
    trigger: {},
    contact: null,
    workspace: { id: 'w', name: 'W', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' },
    happenings: [],
    answers: {},
  },
};
