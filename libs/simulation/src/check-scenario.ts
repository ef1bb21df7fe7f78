import type { Plan } from '@flowkeep/graph';
import type { Journal } from './journal.ts';
import { answersOf, type Scenario } from './scenario.ts';

/** Ways out that a scenario may name although no line leaves by them: what a time limit does to a wait. */
const SILENT_PORTS = ['silent', 'timeout', 'expired'];

/** Says which answers speak of steps, or of ways out, that the plan does not have: they were renamed or removed. */
export function checkScenario(plan: Plan, { answers }: Scenario, journal: Journal): void {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  for (const [id, given] of Object.entries(answers)) {
    const node = nodes.get(id);
    if (node === undefined) {
      if (!id.includes('/'))
        journal.problem('answer', id, `The scenario answers for "${id}", but there is no such step.`);
      continue;
    }
    for (const { port } of answersOf(given)) {
      if (port === undefined || SILENT_PORTS.includes(port) || Object.hasOwn(node.ports, port)) continue;
      journal.problem('answer', id, `The scenario has "${id}" leave by "${port}", a way out that it does not have.`);
    }
  }
}
