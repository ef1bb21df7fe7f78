import { DropdownMenu as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './menu.module.css';

export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly label: string;
      readonly icon?: IconName;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      /** The choice that holds now: ticked. */
      readonly current?: boolean;
      readonly onSelect: () => void;
    }
  | { readonly kind: 'label'; readonly id: string; readonly label: ReactNode }
  | { readonly kind: 'line'; readonly id: string };

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly align?: 'start' | 'center' | 'end';
}

/** Things to do with what the button stands for. Arrow keys and first letters move in it. */
export function Menu({ trigger, entries, side = 'bottom', align = 'end' }: MenuProps): ReactElement {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles['menu']} side={side} align={align} sideOffset={6} collisionPadding={8}>
          {entries.map((entry) => (
            <MenuRow key={entry.id} entry={entry} />
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function MenuRow({ entry }: { readonly entry: MenuEntry }): ReactElement {
  if (entry.kind === 'line') return <Primitive.Separator className={styles['line']} />;
  if (entry.kind === 'label') return <Primitive.Label className={styles['label']}>{entry.label}</Primitive.Label>;
  const { label, icon, danger = false, disabled = false, current, onSelect } = entry;
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles['text']}>{label}</span>
      {current === true && <Icon name="check" size={14} />}
    </>
  );
  const className = joinClasses(styles['item'], danger && styles['danger']);
  if (current === undefined) {
    return (
      <Primitive.Item className={className} disabled={disabled} onSelect={onSelect}>
        {content}
      </Primitive.Item>
    );
  }
  return (
    <Primitive.CheckboxItem className={className} checked={current} disabled={disabled} onSelect={onSelect}>
      {content}
    </Primitive.CheckboxItem>
  );
}
