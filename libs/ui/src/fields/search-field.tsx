import type { ReactElement, Ref } from 'react';
import { Kbd } from '../display/kbd.tsx';
import { Icon } from '../icon/icon.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './field.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** The key that brings the cursor here. */
  readonly keys?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
}

/** A search that answers while one types. */
export function SearchField(props: SearchFieldProps): ReactElement {
  const { label, value, onChange, placeholder, keys, inputRef, className } = props;
  return (
    <label className={joinClasses(styles['search'], className)}>
      <span className={styles['hidden']}>{label}</span>
      <Icon name="search" size={14} />
      <input
        ref={inputRef}
        type="search"
        value={value}
        placeholder={placeholder ?? label}
        onChange={(event) => onChange(event.target.value)}
      />
      {keys !== undefined && value === '' && <Kbd>{keys}</Kbd>}
    </label>
  );
}
