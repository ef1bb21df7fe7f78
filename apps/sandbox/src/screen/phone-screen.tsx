import { EmptyState } from '@flowkeep/ui';
import { useCallback, useEffect, useState } from 'react';
import { Chat } from './chat.tsx';
import { ConversationList } from './conversation-list.tsx';
import { NewPerson } from './new-person.tsx';
import { type Conversation, fetchConversations, markRead, onChange } from './phone-api.ts';
import styles from './phone-screen.module.css';

/** The phones of everybody who was written to: what they see, and what they answer. */
export function PhoneScreen() {
  const [conversations, setConversations] = useState<readonly Conversation[] | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const refresh = useCallback(() => {
    void fetchConversations().then(setConversations);
  }, []);
  useEffect(() => onChange(refresh), [refresh]);

  const current = conversations?.find((item) => item.phone === selected) ?? conversations?.[0] ?? null;
  const unread = current?.messages.some((message) => message.status === 'delivered') ?? false;
  const phone = current?.phone ?? null;
  useEffect(() => {
    if (phone !== null && unread && document.visibilityState === 'visible') void markRead(phone);
  }, [phone, unread]);

  return (
    <div className={styles['page']}>
      <aside className={styles['people']} aria-label="People">
        <h1 className={styles['heading']}>Sandbox phone</h1>
        <p className={styles['note']}>Messages to people land here. Answer as they would.</p>
        <ConversationList conversations={conversations ?? []} selected={phone} onSelect={setSelected} />
        <NewPerson onWritten={setSelected} />
      </aside>
      <main className={styles['stage']}>
        {current ? (
          <Chat key={current.phone} conversation={current} />
        ) : (
          conversations && (
            <EmptyState
              icon="message-circle"
              title="Nobody has been written to yet"
              text="Send a lead to a published workflow, or write first as a new person."
            />
          )
        )}
      </main>
    </div>
  );
}
