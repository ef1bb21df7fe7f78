import { instancesUntilEnough } from './instances-until-enough.ts';
import { ANY, type Pattern } from './pattern.ts';

export const staticPartialJoinForInstances: Pattern = {
  number: 34,
  name: 'Static Partial Join for Multiple Instances',
  support: 'composition',
  how: 'The rounds of a *For each* count themselves in a variable; the one that makes it enough moves the deal, a wait beside the loop hears that, and a *Join* with *the first* goes on while the other rounds go on too.',
  graph: instancesUntilEnough(ANY),
};
