import { defineControl, durationMilliseconds } from '@flowkeep/node-sdk/control';
import type { waitReply } from './definition.ts';

export const waitReplyControl = defineControl<typeof waitReply>({
  enter: ({ config, contact, now, lastSpokeAt }) => {
    if (contact === null) return { kind: 'done', port: 'silent' };
    const event = { kind: 'message.received', contactId: contact.id, key: '' } as const;
    return { kind: 'wait', request: { until: now + durationMilliseconds(config.limit), event, since: lastSpokeAt } };
  },
  resume: (_, event) => {
    if (event === null) return { kind: 'done', port: 'silent' };
    const { text = '', messageId = null, channel = null } = event.payload;
    return { kind: 'done', port: 'replied', output: { text, repliedAt: event.receivedAt, messageId, channel } };
  },
});
