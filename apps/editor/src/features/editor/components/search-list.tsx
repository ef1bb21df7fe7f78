import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { controlClass, VisuallyHidden } from '@flowkeep/ui';
import styles from './editor.module.css';

export interface SearchOption {
  readonly id: string;
  readonly group?: string;
  readonly content: ReactNode;
}

interface SearchListProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Those that match the text, best first within their group. */
  readonly options: readonly SearchOption[];
  readonly onChoose: (id: string) => void;
  /** Said when nothing matches. */
  readonly none: string;
  readonly autoFocus?: boolean;
}

/** A search with its answers below: arrows move, Enter takes the marked one. */
export function SearchList(props: SearchListProps): ReactElement {
  const { label, text, onText, options, onChoose, none, autoFocus = true } = props;
  const id = useId();
  const [marked, setMarked] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const current = Math.min(marked, options.length - 1);
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setMarked(Math.max(0, Math.min(options.length - 1, current + step)));
    }
    const chosen = options[current];
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      event.stopPropagation();
      onChoose(chosen.id);
    }
  };
  return (
    <div className={styles['options']}>
      <input
        ref={input}
        className={controlClass}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(options.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        placeholder={label}
        value={text}
        onChange={(event) => {
          setMarked(0);
          onText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden>
        <span role="status">{options.length === 0 ? none : ''}</span>
      </VisuallyHidden>
      {options.length === 0 && <p className={styles['optionGroup']}>{none}</p>}
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles['optionList']}>
        {options.map((option, index) => (
          <Option
            key={option.id}
            id={`${id}-${index}`}
            option={option}
            heading={option.group === options[index - 1]?.group ? undefined : option.group}
            isMarked={index === current}
            onChoose={() => onChoose(option.id)}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly option: SearchOption;
  readonly heading: string | undefined;
  readonly isMarked: boolean;
  readonly onChoose: () => void;
}

/** The field keeps the focus: pressing an option must not take it away before the choice. */
function Option({ id, option, heading, isMarked, onChoose }: OptionProps): ReactElement {
  return (
    <>
      {heading !== undefined && (
        <div className={styles['optionGroup']} role="presentation">
          {heading}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={isMarked}
        className={styles['option']}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        {option.content}
      </div>
    </>
  );
}
