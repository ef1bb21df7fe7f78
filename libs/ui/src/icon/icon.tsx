import type { ReactElement } from 'react';
import { ICONS, type IconName } from './icon-map.ts';

interface IconProps {
  readonly name: IconName;
  /** Pixels; 16 in text and controls, 18 in the rail. */
  readonly size?: number;
  /** Words for a screen reader. Leave it out when the text beside the icon says the same. */
  readonly label?: string;
  readonly className?: string | undefined;
}

/** A line icon in the colour of its text. */
export function Icon({ name, size = 16, label, className }: IconProps): ReactElement {
  const Drawing = ICONS[name];
  return label === undefined ? (
    <Drawing size={size} className={className} aria-hidden="true" focusable="false" />
  ) : (
    <Drawing size={size} className={className} role="img" aria-label={label} focusable="false" />
  );
}
