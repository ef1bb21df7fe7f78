import type { ReactElement } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './badge.module.css';

/** What a node is about; decides the colour of its tile. */
export type TileFamily = 'trigger' | 'message' | 'wait' | 'ai' | 'crm' | 'data' | 'logic';

interface TileProps {
  readonly family: TileFamily;
  readonly icon: IconName;
}

/** The coloured square that tells the family of a node. */
export function Tile({ family, icon }: TileProps): ReactElement {
  return (
    <span className={joinClasses(styles['tile'], styles[family === 'wait' ? 'waiting' : family])} aria-hidden="true">
      <Icon name={icon} size={14} />
    </span>
  );
}
