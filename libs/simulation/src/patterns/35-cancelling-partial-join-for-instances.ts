import { instancesUntilEnough } from './instances-until-enough.ts';
import { FIRST_ONLY, type Pattern } from './pattern.ts';

export const cancellingPartialJoinForInstances: Pattern = {
  number: 35,
  name: 'Cancelling Partial Join for Multiple Instances',
  support: 'composition',
  how: 'As WCP-34, with a *Join* that *stops the others*.',
  graph: instancesUntilEnough(FIRST_ONLY),
};
