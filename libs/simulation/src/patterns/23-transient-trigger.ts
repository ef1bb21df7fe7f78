import { draw } from '../testing/draw.ts';
import { hears, type Pattern, START, work } from './pattern.ts';

export const transientTrigger: Pattern = {
  number: 23,
  name: 'Transient Trigger',
  support: 'direct',
  how: '*Wait for an event* that looks back no further than *now*: what came before is lost.',
  graph: draw({ start: START, prepare: work('prepare'), signal: hears(['go']), after: work('after') }, [
    'start -> prepare',
    'prepare -> signal',
    'signal.go -> after',
  ]),
};
