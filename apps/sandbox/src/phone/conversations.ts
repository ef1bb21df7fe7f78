import type { PhoneMessage, SandboxState } from '../state/sandbox-state.ts';

/** One phone with its bubbles, the latest conversation first. */
export interface Conversation {
  readonly phone: string;
  readonly name: string;
  readonly messages: readonly PhoneMessage[];
}

export function listConversations({ people, messages }: SandboxState): readonly Conversation[] {
  const last = (conversation: Conversation): string => conversation.messages.at(-1)?.at ?? '';
  return [...group(messages)]
    .map(([phone, list]) => ({ phone, name: people[phone]?.name ?? phone, messages: list }))
    .sort((a, b) => last(b).localeCompare(last(a)));
}

function group(messages: readonly PhoneMessage[]): Map<string, PhoneMessage[]> {
  const groups = new Map<string, PhoneMessage[]>();
  for (const message of messages) groups.set(message.phone, [...(groups.get(message.phone) ?? []), message]);
  return groups;
}
