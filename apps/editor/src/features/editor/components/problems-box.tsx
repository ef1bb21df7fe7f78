import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@flowkeep/graph';
import { Icon } from '@flowkeep/ui';
import { useProblems } from '../editor-context.ts';
import styles from './editor.module.css';
import { useGoToProblem } from './use-go-to-problem.ts';

/** What is wrong with the workflow, at the lower right of the canvas: the first one in a line, all in a list. */
export function ProblemsBox(): ReactElement | null {
  const { t } = useTranslation('editor');
  const problems = useProblems();
  const [isOpen, setOpen] = useState(false);
  const [first] = problems;
  if (!first) return null;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const count =
    errors > 0 ? t('problems.errors', { count: errors }) : t('problems.warnings', { count: problems.length });
  return (
    <section className={styles['problems']} aria-label={t('problems.label')}>
      {isOpen && <ProblemList problems={problems} />}
      <button
        type="button"
        className={styles['problemsBar']}
        data-severity={first.severity}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={errors > 0 ? 'circle-alert' : 'triangle-alert'} size={14} />
        <strong>{count}</strong>
        {!isOpen && <span>{first.message}</span>}
        <Icon name={isOpen ? 'chevron-down' : 'chevron-up'} size={14} />
      </button>
    </section>
  );
}

/** Problems, each leading to its place. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const goTo = useGoToProblem();
  return (
    <ul className={styles['problemsList']}>
      {problems.map((problem, index) => (
        <li key={`${problem.code} ${index}`}>
          <button
            type="button"
            className={styles['problem']}
            data-severity={problem.severity}
            onClick={() => goTo(problem)}
          >
            <Icon name={problem.severity === 'error' ? 'circle-alert' : 'triangle-alert'} size={14} />
            <span>{problem.message}</span>
            <small>{problem.fix}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
