import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextArea, useToast } from '@flowkeep/ui';
import { useFailureToast } from '../page/use-failure-toast.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { type Approval, useAnswer } from './approval.ts';
import styles from './approval.module.css';

/** The choices of an open question as buttons, with room for a note; or for whom the question is. */
export function AnswerForm({ approval }: { readonly approval: Approval }): ReactElement {
  const { t } = useTranslation('approvals');
  const { workspace } = useWorkspace();
  const toast = useToast();
  const fail = useFailureToast();
  const answer = useAnswer(workspace.id, approval.id);
  const [note, setNote] = useState('');
  if (!approval.mayAnswer) return <p className={styles['soft']}>{t('notYours')}</p>;
  const give = (choice: string, label: string): void =>
    answer.mutate(
      { choice, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      { onSuccess: () => toast({ tone: 'good', title: t('given', { choice: label }) }), onError: fail },
    );
  return (
    <div className={styles['form']}>
      <TextArea label={t('note')} rows={2} maxLength={2_000} value={note} onChange={setNote} />
      <div className={styles['choices']} role="group" aria-label={t('choices')}>
        {approval.choices.map(({ id, label }, index) => (
          <Button
            key={id}
            look={index === 0 ? 'primary' : 'ghost'}
            busy={answer.isPending && answer.variables.choice === id}
            disabled={answer.isPending}
            onClick={() => give(id, label)}
          >
            {label}
          </Button>
        ))}
        {approval.link !== null && <CopyLink link={approval.link} />}
      </div>
    </div>
  );
}

/** The address at which somebody can answer without signing in, once. */
function CopyLink({ link }: { readonly link: string }): ReactElement {
  const { t } = useTranslation('approvals');
  const [isCopied, setCopied] = useState(false);
  return (
    <Button
      look="quiet"
      icon={isCopied ? 'check' : 'link'}
      title={t('linkHint')}
      onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
    >
      {t(isCopied ? 'linkCopied' : 'link')}
    </Button>
  );
}
