import { Button, TextField } from '@flowkeep/ui';
import { type FormEvent, useState } from 'react';
import { write } from './phone-api.ts';
import styles from './phone-screen.module.css';

/** Writes first, as somebody nobody has written to yet. */
export function NewPerson({ onWritten }: { readonly onWritten: (phone: string) => void }) {
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refused = await write(phone, text, name);
    setProblem(refused);
    if (refused !== null) return;
    setText('');
    onWritten(`+${phone.replaceAll(/\D/g, '')}`);
  };

  return (
    <details className={styles['new']}>
      <summary>Write as a new person</summary>
      <form onSubmit={(event) => void send(event)}>
        <TextField label="Phone" value={phone} placeholder="+994 50 123 45 67" onChange={setPhone} />
        <TextField label="Name" value={name} onChange={setName} />
        <TextField label="Message" value={text} onChange={setText} {...(problem === null ? {} : { error: problem })} />
        <Button type="submit">Send</Button>
      </form>
    </details>
  );
}
