import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import type { waitApproval } from './definition.ts';

export const waitApprovalControl = defineControl<typeof waitApproval>({
  enter: () => ({ kind: 'execute' }),
  executed: ({ stepKey, runStartedAt }, { output }) => {
    const answered = { branch: 'answered', kind: 'approval.answered', key: stepKey, match: null } as const;
    const until = Date.parse(textOf(output['expiresAt']));
    return {
      kind: 'wait',
      request: {
        // The question expires at a moment that its link and the list of questions show too.
        until: Number.isNaN(until) ? null : until,
        events: [{ ...answered, contactId: null, anybody: true }],
        since: runStartedAt,
        freeze: 'stay',
      },
    };
  },
  resume: ({ config }, event) => {
    if (event === null) return { kind: 'done', port: 'expired', output: noAnswer };
    const { choice = null, by = null, note = null } = event.payload;
    const known = config.choices.find(({ id }) => id === choice);
    const output = { choice, by, note, answeredAt: event.receivedAt };
    return { kind: 'done', port: textOf(known?.id ?? choice), output };
  },
});

const noAnswer = { choice: null, by: null, note: null, answeredAt: null };
