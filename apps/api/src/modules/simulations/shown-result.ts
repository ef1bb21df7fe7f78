import type { SimulationProblem, SimulationResult } from '@flowkeep/simulation';

/** Characters of steps, messages and requests that are shown. Values are shared, so that few can unfold into endless ones. */
const MOST_CHARACTERS = 4_000_000;

/** A result that can be sent: of one that is too large, what came first. */
export function shownResult(result: SimulationResult): SimulationResult {
  let left = MOST_CHARACTERS;
  const fits = (item: unknown): boolean => {
    if (left > 0) left -= JSON.stringify(item).length;
    return left > 0;
  };
  const messages = result.messages.filter(fits);
  const steps = result.steps.filter(fits);
  const requests = result.requests.filter(fits);
  if (left > 0) return result;
  return { ...result, messages, steps, requests, problems: [...result.problems, TOO_LARGE] };
}

const TOO_LARGE: SimulationProblem = {
  kind: 'limit',
  node: null,
  message:
    'The simulation has more to show than fits here. Later steps and requests are left out; all of them are counted.',
};
