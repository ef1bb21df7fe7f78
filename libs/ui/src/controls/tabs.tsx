import { Tabs as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { joinClasses } from '../join-classes.ts';
import styles from './tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<Id extends string> {
  /** Names the row of tabs for a screen reader. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly className?: string | undefined;
  readonly panelClassName?: string | undefined;
}

/** Views of one thing, one at a time. */
export function Tabs<Id extends string>(props: TabsProps<Id>): ReactElement {
  const { label, tabs, value, onChange, className, panelClassName } = props;
  const choose = (id: string): void => {
    const tab = tabs.find((candidate) => candidate.id === id);
    if (tab !== undefined) onChange(tab.id);
  };
  return (
    <Primitive.Root value={value} onValueChange={choose} className={className}>
      <Primitive.List className={styles['list']} aria-label={label}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.id} value={tab.id} className={styles['tab']}>
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.id} value={tab.id} className={joinClasses(styles['panel'], panelClassName)}>
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
