import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Graph, NodeId } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { Select } from '@flowkeep/ui';
import { stepChoices } from '../canvas/step-choices.ts';

const NOWHERE = '';

interface StepPlaceProps {
  /** Title of a step that the drawing does not have. */
  readonly title: string;
  /** The drawing of the version that runs go on with. */
  readonly graph: Graph;
  /** Null while none is chosen. */
  readonly value: NodeId | null;
  readonly onChange: (place: NodeId | null) => void;
}

/** Asks which step takes the place of one that is gone. */
export function StepPlace({ title, graph, value, onChange }: StepPlaceProps): ReactElement {
  const { t } = useTranslation('common');
  return (
    <Select
      label={t('stepPlace.label', { title })}
      hint={t('stepPlace.hint')}
      value={value ?? NOWHERE}
      options={[{ value: NOWHERE, label: t('stepPlace.none') }, ...stepChoices(graph, nodeCatalog, '')]}
      onChange={(place) => onChange(place === NOWHERE ? null : place)}
    />
  );
}
