import type { TFunction } from 'i18next';
import type { StepName } from '../document/history.ts';

/** The name of a step of history in the reader's language. */
export function stepText(t: TFunction<'editor'>, { kind, values }: StepName): string {
  const title = String(values['title'] ?? '');
  switch (kind) {
    case 'moveMany':
      return t('step.moveMany', { count: Number(values['count'] ?? 0) });
    case 'batch':
      return t('step.batch', { label: String(values['label'] ?? '') });
    case 'note':
    case 'group':
    case 'settings':
    case 'replace':
      return t(`step.${kind}`);
    default:
      return t(`step.${kind}`, { title });
  }
}
