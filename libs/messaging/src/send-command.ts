import type { Channel, NotSentReason } from '@flowkeep/contracts';
import type { MessageContent } from './message-content.ts';

/** A message that a step wants sent. */
export interface SendCommand {
  readonly workspaceId: string;
  /** One step sends one message, however often it is tried. */
  readonly stepKey: string;
  readonly runId: string | null;
  readonly request: {
    readonly channel: Channel;
    readonly contactId: string;
    readonly content: MessageContent;
  };
}

/** How it ended. `messageId` is ours; null where nothing was stored. */
export type SendOutcome =
  | { readonly sent: true; readonly messageId: string }
  | {
      readonly sent: false;
      readonly reason: NotSentReason;
      readonly message: string;
      readonly messageId: string | null;
    };
