import { defineControl, textOf } from '@flowkeep/node-sdk/control';
import { nodeIdOf } from '../../step-key.ts';
import { bucketOf, BUCKETS } from './bucket-of.ts';
import type { flowSplit } from './definition.ts';

export const flowSplitControl = defineControl<typeof flowSplit>({
  enter: ({ config, contact, runId, stepKey }) => {
    const salt = textOf(config.experiment).trim() || nodeIdOf(stepKey, runId);
    const person = contact?.id ?? runId;
    // Holding back has a draw of its own, so that changing it moves nobody from one way to another.
    if (bucketOf(`${salt}:holdout:${person}`) < (config.holdout * BUCKETS) / 100) {
      return { kind: 'done', port: 'holdout', output: { variant: 'holdout', label: 'Held back' } };
    }
    const chosen = variantAt(config.variants, bucketOf(`${salt}:variant:${person}`));
    const variant = textOf(chosen?.id);
    return { kind: 'done', port: variant, output: { variant, label: textOf(chosen?.label) } };
  },
});

/** The variant whose share of all buckets holds this one. */
function variantAt<V extends { readonly weight: number }>(variants: readonly V[], bucket: number): V | undefined {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  let end = 0;
  return variants.find(({ weight }) => {
    end += weight;
    return bucket * total < end * BUCKETS;
  });
}
