import { Button, Icon } from '@flowkeep/ui';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Bubble, type Conversation, write } from './phone-api.ts';
import styles from './chat.module.css';

const TICKS = { sent: 'Sent', delivered: 'Delivered', read: 'Read', received: 'Written' } as const;

/** One person's phone: the conversation and a field to answer in. */
export function Chat({ conversation }: { readonly conversation: Conversation }) {
  const end = useRef<HTMLLIElement>(null);
  const count = conversation.messages.length;
  useEffect(() => {
    // Newer browsers give a promise here, which an effect must not return.
    void end.current?.scrollIntoView();
  }, [count]);

  return (
    <section className={styles['phone']} aria-label={`Phone of ${conversation.name}`}>
      <header className={styles['header']}>
        <strong>{conversation.name}</strong>
        <span>{conversation.phone}</span>
      </header>
      <ul className={styles['bubbles']} aria-live="polite">
        {conversation.messages.map((message) => (
          <ChatBubble key={message.id} message={message} />
        ))}
        <li ref={end} aria-hidden="true" />
      </ul>
      <AnswerForm conversation={conversation} />
    </section>
  );
}

function AnswerForm({ conversation }: { readonly conversation: Conversation }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') return;
    const refused = await write(conversation.phone, text, conversation.name);
    setProblem(refused);
    if (refused === null) setText('');
  };

  return (
    <>
      <form className={styles['form']} onSubmit={(event) => void send(event)}>
        <label className={styles['label']} htmlFor="answer">
          Answer as {conversation.name}
        </label>
        <input
          id="answer"
          className={styles['input']}
          value={text}
          placeholder="Write an answer"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <Button look="primary" type="submit">
          Send
        </Button>
      </form>
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  );
}

function ChatBubble({ message }: { readonly message: Bubble }) {
  const time = new Date(message.at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const own = message.direction === 'from-person';
  return (
    <li className={own ? styles['own'] : styles['theirs']} data-direction={message.direction}>
      <p dir="auto">{message.text}</p>
      <span className={styles['meta']}>
        {time}
        {!own && (
          <span className={styles['ticks']} data-status={message.status}>
            <Icon name="check-check" size={14} />
            {TICKS[message.status]}
          </span>
        )}
      </span>
    </li>
  );
}
