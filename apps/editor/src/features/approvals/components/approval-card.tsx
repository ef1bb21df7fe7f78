import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge, RelativeTime } from '@flowkeep/ui';
import type { Approval } from '../../../approval/approval.ts';
import { AnswerForm } from '../../../approval/answer-form.tsx';
import { GivenAnswer } from '../../../approval/given-answer.tsx';
import { formatDateTime } from '../../../i18n/format.ts';
import { Card } from '../../../page/card.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import styles from './approvals.module.css';

interface ApprovalCardProps {
  readonly approval: Approval;
  readonly answeredBy: string | undefined;
}

/** One question: about whom, from which run, until when, and the answer or the way to give one. */
export function ApprovalCard({ approval, answeredBy }: ApprovalCardProps): ReactElement {
  const { t } = useTranslation('approvals');
  const { path } = useWorkspace();
  const { question, contact, workflowName, runId, createdAt, expiresAt, status } = approval;
  return (
    <Card>
      <article className={styles['approval']} aria-label={question ?? t('erased')}>
        <header>
          <h2>{question ?? t('erased')}</h2>
          <p className={styles['about']}>
            {contact && <Link to={path(`/contacts/${contact.id}`)}>{contact.name}</Link>}
            <Link to={path(`/runs/${runId}`)}>{t('from', { workflow: workflowName })}</Link>
            <span>
              {t('asked')} <RelativeTime at={createdAt} />
            </span>
            {status === 'open' && expiresAt !== null && (
              <Badge tone="wait" icon="hourglass">
                {t('until', { time: formatDateTime(expiresAt) })}
              </Badge>
            )}
          </p>
        </header>
        {status === 'open' ? <AnswerForm approval={approval} /> : <GivenAnswer approval={approval} name={answeredBy} />}
      </article>
    </Card>
  );
}
