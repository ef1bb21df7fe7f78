import { blockingJoin } from './blocking-join.ts';
import { ANY, type Pattern } from './pattern.ts';

export const blockingDiscriminator: Pattern = {
  number: 28,
  name: 'Blocking Discriminator',
  support: 'composition',
  how: 'A *Join* with *the first* in the body of a *For each* with one round at a time: the next round begins when every branch of this one has arrived.',
  graph: blockingJoin(ANY),
};
