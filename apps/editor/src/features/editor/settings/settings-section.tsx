import type { ReactElement, ReactNode } from 'react';
import panelStyles from '../panel/panel.module.css';

interface SettingsSectionProps {
  readonly title: string;
  readonly onBlur?: () => void;
  readonly children: ReactNode;
}

/** One subject of the settings. */
export function SettingsSection({ title, onBlur, children }: SettingsSectionProps): ReactElement {
  return (
    <section className={panelStyles['section']} aria-label={title} onBlur={onBlur}>
      <h3 className={panelStyles['heading']}>{title}</h3>
      <div className={panelStyles['fields']}>{children}</div>
    </section>
  );
}
