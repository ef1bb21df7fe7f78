import { RadioGroup as Primitive } from 'radix-ui';
import { type ReactElement, type ReactNode, useId } from 'react';
import styles from './radio-group.module.css';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** What follows from it, in a sentence. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

interface RadioGroupProps<Value extends string> {
  readonly label: ReactNode;
  readonly value: Value;
  readonly options: readonly RadioOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

/** One of a few choices, all in sight, each with what follows from it. Arrow keys move between them. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>): ReactElement {
  const { label, value, options, onChange, disabled = false } = props;
  const id = useId();
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <div className={styles['group']}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      <Primitive.Root
        className={styles['options']}
        aria-labelledby={id}
        value={value}
        onValueChange={choose}
        disabled={disabled}
      >
        {options.map((option) => (
          <RadioRow key={option.value} id={`${id}-${option.value}`} option={option} isDisabled={disabled} />
        ))}
      </Primitive.Root>
    </div>
  );
}

interface RadioRowProps {
  readonly id: string;
  readonly option: RadioOption<string>;
  readonly isDisabled: boolean;
}

function RadioRow({ id, option, isDisabled }: RadioRowProps): ReactElement {
  const { value, label, hint, disabled = false } = option;
  return (
    <div className={styles['row']} data-disabled={disabled || isDisabled || undefined}>
      <Primitive.Item
        id={id}
        value={value}
        className={styles['dot']}
        disabled={disabled}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
      >
        <Primitive.Indicator className={styles['mark']} />
      </Primitive.Item>
      <span className={styles['text']}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
