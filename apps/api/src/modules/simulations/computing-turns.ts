import { DomainError } from '@flowkeep/contracts';

/** How long other requests wait at most, milliseconds. */
const TURN = 20;
/** How much a simulation may compute altogether, milliseconds of CPU: a busy machine takes nothing from it. */
const LONGEST = 5_000;

/** Lets a long computation and other requests take turns, and ends it where it takes too much of the time. */
export class ComputingTurns {
  private began = performance.now();
  private usage = process.cpuUsage();
  private spent = 0;

  constructor(private readonly longest = LONGEST) {}

  /** Whether it is the others' turn. */
  readonly isOver = (): boolean => performance.now() - this.began > TURN;

  /** Resolves when they had it. Throws `invalid-input` where this has computed for too long. */
  readonly next = async (): Promise<void> => {
    const { user, system } = process.cpuUsage(this.usage);
    this.spent += (user + system) / 1_000;
    if (this.spent > this.longest) {
      const seconds = String(this.longest / 1_000);
      const message = `The simulation computes for more than ${seconds} seconds. Let it repeat less, or give it less data.`;
      throw new DomainError('invalid-input', message);
    }
    await new Promise((resolve) => setImmediate(resolve));
    this.began = performance.now();
    this.usage = process.cpuUsage();
  };
}
