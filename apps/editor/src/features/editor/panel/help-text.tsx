import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './panel.module.css';

const MARK = /(\*[^*]+\*|`[^`]+`)/;

/** The help of a node type. Its Markdown is only paragraphs, emphasis and code, so no renderer is needed. */
export function HelpText({ text }: { readonly text: string }): ReactElement {
  const { t } = useTranslation('editor');
  return (
    <details className={styles['details']}>
      <summary>{t('panel.help')}</summary>
      <div className={styles['help']}>
        {text.split(/\n\s*\n/).map((paragraph, index) => (
          <p key={index}>
            {paragraph.split(MARK).map((piece, at) => (
              <Piece key={at} text={piece} />
            ))}
          </p>
        ))}
      </div>
    </details>
  );
}

function Piece({ text }: { readonly text: string }): ReactElement {
  if (/^\*[^*]+\*$/.test(text)) return <em>{text.slice(1, -1)}</em>;
  if (/^`[^`]+`$/.test(text)) return <code>{text.slice(1, -1)}</code>;
  return <>{text}</>;
}
