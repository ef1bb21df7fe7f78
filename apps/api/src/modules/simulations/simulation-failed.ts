import { DomainError } from '@flowkeep/contracts';
import type { SimulationVerdictDto } from './simulation.dto.ts';

/** Says which saved simulations fail on what was to be published. */
export class SimulationFailedError extends DomainError {
  constructor(readonly verdicts: readonly SimulationVerdictDto[]) {
    const failed = verdicts.filter(({ passed }) => !passed);
    const count = failed.length === 1 ? 'One simulation fails' : `${String(failed.length)} simulations fail`;
    super('simulation-failed', `${count}. Look at them, or publish with evenIfSimulationsFail: true.`, {
      fields: failed.map(({ id, name, failures }) => ({
        path: `simulations.${id}`,
        message: `${name}: ${failures[0]?.message ?? 'it fails.'}`,
      })),
    });
  }
}
