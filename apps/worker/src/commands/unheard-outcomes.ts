import type { JsonObject } from '@flowkeep/contracts';
import { type BrokenStep, isFatal, type RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import {
  StepAttemptRepository,
  type StepPlace,
  StepResultRepository,
  type SubjectKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { holdsFailure } from '../steps/kept-failure.ts';
import { OWN_LEDGER } from '../steps/own-ledger.ts';
import { MessageFates } from './message-fates.ts';

/** A failed run that is about to go on. */
interface FailedRun {
  readonly id: string;
  readonly subjectKeyRef: string;
  readonly plan: Plan;
  /** Where it stood. */
  readonly state: RunState;
  /** Somebody has said that the message of the step that failed may be sent twice, where nobody knows what became of it. */
  readonly mayRepeat: boolean;
  /** It was opened before, and may be under way: the ledger is its own then. */
  readonly isOpened: boolean;
}

/**
 * How a step is entered: `again` under its key, where the ledger answers for what it holds; `anew`, as a visit that nobody
 * has tried; or to `learn` what became of its message, under its key, with nothing sent.
 */
type Entry = 'again' | 'anew' | 'learn' | 'learn-if-last';

/**
 * Steps of a failed run that gave something when nobody heard them any more. One that failed for good is tried again as
 * what it is, failed, unless its drawing says what follows: then its run hears of it now. What became of a message since
 * is learned, and a message that may be with its person is never sent again unasked.
 */
export class UnheardOutcomes {
  private readonly ledger: StepResultRepository;
  private readonly attempts = new StepAttemptRepository();
  private readonly messages = new MessageFates();

  constructor(keys: SubjectKeys) {
    this.ledger = new StepResultRepository(keys);
  }

  /** The run's state with all its failures in it. The ledger forgets what is to be learned, the first time. */
  async settle(tx: WorkspaceTransaction, run: FailedRun): Promise<RunState> {
    const { state, id: runId, subjectKeyRef } = run;
    if (state.broken === undefined) return state;
    const beside = state.broken.map(({ key }) => key);
    const broken: BrokenStep[] = [];
    for (const each of state.broken) {
      const entry = await this.entryOf(tx, run, each);
      if (!run.isOpened) await this.forget(tx, entry, { runId, stepKey: each.key, subjectKeyRef }, beside);
      broken.push({ ...each, failed: entry === 'anew' });
    }
    return { ...state, broken };
  }

  /** What is learned may take as many tries as a step that nobody has tried. */
  private async forget(
    tx: WorkspaceTransaction,
    entry: Entry,
    place: StepPlace,
    beside: readonly string[],
  ): Promise<void> {
    if (entry === 'again' || entry === 'anew') return;
    if (entry === 'learn') await this.ledger.forget(tx, place);
    else if (!(await this.ledger.forgetLast(tx, place, beside))) return;
    await this.attempts.forget(tx, place.runId, place.stepKey);
  }

  private async entryOf(tx: WorkspaceTransaction, run: FailedRun, each: BrokenStep): Promise<Entry> {
    const { id: runId, subjectKeyRef, plan, state } = run;
    if (each.step.kind !== 'executing') return each.failed ? 'anew' : 'again';
    const kept = await this.ledger.find(tx, { runId, stepKey: each.key, subjectKeyRef });
    const isMessage = OWN_LEDGER.includes(plan.nodes[each.step.node]?.type ?? '');
    const isLate = !each.failed && kept !== null && holdsFailure(kept) && isFatal(plan, state, each);
    if (each.failed || isLate) return isMessage ? this.afterFailure(tx, each, run) : 'anew';
    return isMessage && kept !== null && isUnknown(kept) ? 'learn-if-last' : 'again';
  }

  private async afterFailure(tx: WorkspaceTransaction, each: BrokenStep, run: FailedRun): Promise<Entry> {
    const { mayRepeat, isOpened } = run;
    const fate = isOpened ? await this.messages.of(tx, each.key) : await this.messages.settle(tx, each.key);
    if (fate === 'unknown') return each.failed && mayRepeat ? 'anew' : 'learn';
    return fate === 'taken' ? 'learn' : 'anew';
  }
}

function isUnknown({ output }: JsonObject): boolean {
  return (output as JsonObject | undefined)?.['reason'] === 'outcome-unknown';
}
