import { defineExecutor } from '@flowkeep/node-sdk';
import { aiClassify } from './definition.ts';

export const aiClassifyExecutor = defineExecutor(aiClassify, async ({ config, services }) => {
  const text = config.text.trim();
  if (text === '') {
    return { port: 'other', output: { label: 'other', confidence: 0, reason: 'There was no text to read.' } };
  }
  const { label, confidence, reason } = await services.ai.classify({
    text,
    labels: config.labels.map((item) => ({
      id: item.id,
      description: [item.label, item.description].filter(Boolean).join(': '),
    })),
    instructions: config.instructions,
  });
  const known = config.labels.some(({ id }) => id === label);
  const port = known ? label : 'other';
  return { port, output: { label: port, confidence, reason } };
});
