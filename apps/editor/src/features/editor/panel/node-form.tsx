import { type FocusEvent, type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '@flowkeep/contracts';
import type { ConfigProblem, GraphNode, NodeCatalog, NodeId, Problem } from '@flowkeep/graph';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { useEditor, useEditorUi, useProblems } from '../editor-context.ts';
import { touch } from '../editor-ui.store.ts';
import { FieldControl } from '../fields/field-control.tsx';
import { FormContext } from '../fields/field-props.ts';
import { isShown } from '../fields/is-shown.ts';
import styles from './panel.module.css';

interface NodeFormProps {
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
}

/** The form that the fields of a node type make. */
export function NodeForm({ node, definition }: NodeFormProps): ReactElement {
  const { t } = useTranslation('editor');
  const { canEdit, commands, document, ui, source } = useEditor();
  const errorAt = useErrors(node, source.catalog);
  const surroundings = useMemo(() => ({ nodeId: node.id, isDisabled: !canEdit, errorAt }), [node.id, canEdit, errorAt]);
  const change = (name: string, value: JsonValue | undefined): void => {
    const patch = value === undefined ? { removeConfig: [name] } : { config: { [name]: value } };
    commands.dispatch({ kind: 'editNode', nodeId: node.id, patch }, `field ${node.id} ${name}`);
  };
  const leave = (name: string) => (event: FocusEvent<HTMLDivElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    document.getState().endGesture();
    touch(ui, node.id, name);
  };
  const shown = Object.entries(definition.fields).filter(([, field]) => isShown(field, definition.fields, node.config));
  if (shown.length === 0) return <p className={styles['soft']}>{t('panel.noSettings')}</p>;
  return (
    <FormContext value={surroundings}>
      <div className={styles['fields']}>
        {shown.map(([name, field]) => (
          <div key={name} onBlur={leave(name)}>
            <FieldControl
              field={field}
              path={name}
              value={node.config[name]}
              siblings={node.config}
              onChange={(value) => change(name, value)}
            />
          </div>
        ))}
      </div>
    </FormContext>
  );
}

/** Problems are shown beside a field once it was left, or when the problem list led here: a new form is not all red. */
function useErrors(node: GraphNode, catalog: NodeCatalog): (path: string) => string | undefined {
  const touched = useEditorUi((state) => state.touched);
  const elsewhere = useProblems();
  const { config, type } = node;
  const problems = useMemo((): readonly ConfigProblem[] => {
    const result = catalog.get(type)?.parseConfig(config);
    return !result || result.ok ? [] : result.problems;
  }, [catalog, type, config]);
  return useMemo(
    () => (path: string) => {
      const [field = ''] = path.split('.');
      if (!touched.has(`${node.id}.${field}`) && !touched.has(`${node.id}.*`)) return undefined;
      const found = problems.find((problem) => problem.path === path) ?? elsewhere.find(isAt(node.id, path));
      return found && `${found.message} ${found.fix}`;
    },
    [problems, elsewhere, touched, node.id],
  );
}

/** What the rules about the whole drawing find at a field, such as that a called workflow needs more. */
function isAt(nodeId: NodeId, path: string): (problem: Problem) => boolean {
  return ({ place }) => place.kind === 'node' && place.nodeId === nodeId && place.field === path;
}
