import type { ReactElement } from 'react';
import { NavLink } from 'react-router';
import styles from './section-nav.module.css';

interface SectionNavProps {
  readonly label: string;
  readonly sections: readonly { readonly to: string; readonly label: string }[];
}

/** The parts of a page that have addresses of their own. */
export function SectionNav({ label, sections }: SectionNavProps): ReactElement {
  return (
    <nav className={styles['nav']} aria-label={label}>
      <ul>
        {sections.map((section) => (
          <li key={section.to}>
            <NavLink to={section.to} className={styles['link'] ?? ''}>
              {section.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
