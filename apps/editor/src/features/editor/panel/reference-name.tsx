import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GraphNode, NODE_ID_PATTERN } from '@flowkeep/graph';
import { TextField } from '@flowkeep/ui';
import { templateOf } from '../../../canvas/template-pieces.ts';
import { useEditor } from '../editor-context.ts';

/** The name by which other steps read this one's values. Changing it changes every reference to it. */
export function ReferenceName({ node }: { readonly node: GraphNode }): ReactElement {
  const { t } = useTranslation('editor');
  const { commands, canEdit, source } = useEditor();
  const [text, setText] = useState(node.id);
  const [output] = source.catalog.get(node.type)?.outputs(node.config) ?? [];
  const isInvalid = !NODE_ID_PATTERN.test(text);
  const save = (): void => {
    // A name that cannot be stays in sight with its reason, to be put right.
    if (text === node.id || isInvalid) return;
    if (commands.dispatch({ kind: 'renameNode', nodeId: node.id, newId: text })) commands.select(text);
    else setText(node.id);
  };
  return (
    <TextField
      label={t('panel.reference')}
      {...(output ? { hint: t('panel.referenceHint', { example: templateOf(['steps', node.id, output.path]) }) } : {})}
      {...(isInvalid ? { error: t('panel.referenceInvalid') } : {})}
      value={text}
      maxLength={40}
      readOnly={!canEdit}
      spellCheck={false}
      onChange={setText}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setText(node.id);
      }}
    />
  );
}
