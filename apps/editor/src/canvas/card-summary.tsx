import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionSource } from '@flowkeep/node-sdk';
import styles from './card.module.css';
import type { ShownPart } from './node-summary.ts';
import { StepChip } from './step-chip.tsx';
import { templatePieces } from './template-pieces.ts';
import { useChoiceName } from './use-choice-name.ts';
import { ValueChip } from './value-chip.tsx';

/** The sentence on a card: words, strong values, and chips for values from elsewhere. */
export function CardSummary({ parts }: { readonly parts: readonly ShownPart[] }): ReactElement {
  const { t } = useTranslation('editor');
  return (
    <p className={styles['summary']}>
      {parts.length === 0 ? (
        <span className={styles['faint']}>{t('card.notSetUp')}</span>
      ) : (
        parts.map((part, index) => <SummaryPiece key={index} part={part} />)
      )}
    </p>
  );
}

function SummaryPiece({ part }: { readonly part: ShownPart }): ReactElement {
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>;
    case 'strong':
      return <b>{part.optionsFrom ? <ChoiceName source={part.optionsFrom} value={part.text} /> : part.text}</b>;
    case 'code':
      return <code>{part.text}</code>;
    case 'step':
      return <StepChip nodeId={part.nodeId} />;
    case 'value':
      return <TemplateText template={part.template} />;
  }
}

/** A template as people read it: its words as they are, its values as chips. */
function TemplateText({ template }: { readonly template: string }): ReactElement {
  return (
    <>
      {templatePieces(template).map((piece, index) =>
        piece.kind === 'text' ? <span key={index}>{piece.text}</span> : <ValueChip key={index} value={piece} />,
      )}
    </>
  );
}

/** A choice that the workspace names, by its name. */
function ChoiceName({ source, value }: { readonly source: OptionSource; readonly value: string }): ReactElement {
  return <>{useChoiceName(source, value)}</>;
}
