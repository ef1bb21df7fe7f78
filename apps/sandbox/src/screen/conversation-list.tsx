import { Avatar } from '@flowkeep/ui';
import type { Conversation } from './phone-api.ts';
import styles from './conversation-list.module.css';

interface ConversationListProps {
  readonly conversations: readonly Conversation[];
  readonly selected: string | null;
  readonly onSelect: (phone: string) => void;
}

export function ConversationList({ conversations, selected, onSelect }: ConversationListProps) {
  return (
    <ul className={styles['list']}>
      {conversations.map((conversation) => (
        <li key={conversation.phone}>
          <button
            type="button"
            className={styles['item']}
            aria-current={conversation.phone === selected}
            onClick={() => onSelect(conversation.phone)}
          >
            <Avatar name={conversation.name} />
            <span className={styles['names']}>
              <strong>{conversation.name}</strong>
              <span>{conversation.messages.at(-1)?.text ?? ''}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
