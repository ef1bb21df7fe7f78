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
}

/** A search with its answers below: arrows move, Enter takes the marked one. It takes the focus when it appears. */
export function SearchList({ label, text, onText, options, onChoose, none }: SearchListProps): ReactElement {
  const id = useId();
  const { current, mark, onKeyDown } = useMarkedOption(id, options, onChoose);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
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
          mark(0);
          onText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden>
        <span role="status">{options.length === 0 ? none : ''}</span>
      </VisuallyHidden>
      {options.length === 0 && <p className={styles['optionGroup']}>{none}</p>}
      <Options id={id} label={label} options={options} current={current} onChoose={onChoose} />
    </div>
  );
}

interface MarkedOption {
  readonly current: number;
  readonly mark: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function useMarkedOption(id: string, options: readonly SearchOption[], onChoose: (id: string) => void): MarkedOption {
  const [marked, mark] = useState(0);
  const current = Math.min(marked, options.length - 1);
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      mark(Math.max(0, Math.min(options.length - 1, current + step)));
    }
    const chosen = options[current];
    if (event.key !== 'Enter' || !chosen) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(chosen.id);
  };
  return { current, mark, onKeyDown };
}

interface OptionsProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly SearchOption[];
  readonly current: number;
  readonly onChoose: (id: string) => void;
}

function Options({ id, label, options, current, onChoose }: OptionsProps): ReactElement {
  return (
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
