/** One bubble, as the sandbox gives it. */
export interface Bubble {
  readonly id: string;
  readonly direction: 'to-person' | 'from-person';
  readonly text: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'received';
  readonly at: string;
}

export interface Conversation {
  readonly phone: string;
  readonly name: string;
  readonly messages: readonly Bubble[];
}

export async function fetchConversations(): Promise<readonly Conversation[]> {
  const response = await fetch('/phone/conversations');
  return (await response.json()) as readonly Conversation[];
}

/** Writes as the person. Gives null, or a sentence that says what is wrong. */
export async function write(from: string, text: string, name: string): Promise<string | null> {
  const response = await fetch('/phone/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, text, name }),
  });
  if (response.ok) return null;
  const problem = (await response.json()) as { readonly message?: string };
  return problem.message ?? 'The message could not be written.';
}

export async function markRead(phone: string): Promise<void> {
  await fetch(`/phone/conversations/${encodeURIComponent(phone)}/read`, { method: 'POST' });
}

/** Calls back whenever something changed. Gives a function that stops it. */
export function onChange(listener: () => void): () => void {
  const source = new EventSource('/phone/live');
  source.addEventListener('changed', listener);
  return () => source.close();
}
