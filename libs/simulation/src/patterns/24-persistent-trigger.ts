import { draw } from '../testing/draw.ts';
import { hears, type Pattern, START, work } from './pattern.ts';

export const persistentTrigger: Pattern = {
  number: 24,
  name: 'Persistent Trigger',
  support: 'direct',
  how: '*Wait for an event* that looks back to the start of the run: what came before still counts.',
  graph: draw(
    { start: START, prepare: work('prepare'), signal: hears(['go'], { lookBack: 'runStart' }), after: work('after') },
    ['start -> prepare', 'prepare -> signal', 'signal.go -> after'],
  ),
};
