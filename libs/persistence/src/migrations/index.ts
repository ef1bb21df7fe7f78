import type { MigrationInterface } from 'typeorm';
import { Accounts1763800000000 } from './1763800000000-accounts.ts';
import { Workflows1763800001000 } from './1763800001000-workflows.ts';
import { People1763800002000 } from './1763800002000-people.ts';
import { SignIn1763800003000 } from './1763800003000-sign-in.ts';
import { OpenRuns1763800004000 } from './1763800004000-open-runs.ts';
import { FullSemantics1763800005000 } from './1763800005000-full-semantics.ts';
import { StepAttempts1763800006000 } from './1763800006000-step-attempts.ts';
import { FastBegin1763800007000 } from './1763800007000-fast-begin.ts';
import { RunRules1763800007001 } from './1763800007001-run-rules.ts';
import { Operations1763800008000 } from './1763800008000-operations.ts';
import { OrderWork1763800008100 } from './1763800008100-order-work.ts';
import { LanesLast1763800009000 } from './1763800009000-lanes-last.ts';
import { Hops1763800009100 } from './1763800009100-hops.ts';
import { BoundedTries1763800009500 } from './1763800009500-bounded-tries.ts';
import { ProviderTurns1763800009600 } from './1763800009600-provider-turns.ts';
import { TakenRuns1763800009700 } from './1763800009700-taken-runs.ts';
import { PrivacyIndexes1763800009701 } from './1763800009701-privacy-indexes.ts';
import { WorkQuestions1763800009800 } from './1763800009800-work-questions.ts';
import { LeanIndexes1763800009801 } from './1763800009801-lean-indexes.ts';
import { OpenPlaces1763800009802 } from './1763800009802-open-places.ts';
import { EndedRuns1763800009810 } from './1763800009810-ended-runs.ts';
import { OrderLanes1763800009811 } from './1763800009811-order-lanes.ts';
import { TryPauses1763800009820 } from './1763800009820-try-pauses.ts';
import { ApartQuestions1763800009830 } from './1763800009830-apart-questions.ts';
import { OpenQuestions1763800009831 } from './1763800009831-open-questions.ts';
import { RetentionIndexes1763800009840 } from './1763800009840-retention-indexes.ts';
import { OpenCalls1763800009850 } from './1763800009850-open-calls.ts';
import { OpenOfWorkflow1763800009860 } from './1763800009860-open-of-workflow.ts';

/** In the order in which they run. A released migration is never edited: a new one follows. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  Accounts1763800000000,
  Workflows1763800001000,
  People1763800002000,
  SignIn1763800003000,
  OpenRuns1763800004000,
  FullSemantics1763800005000,
  StepAttempts1763800006000,
  FastBegin1763800007000,
  RunRules1763800007001,
  Operations1763800008000,
  OrderWork1763800008100,
  LanesLast1763800009000,
  Hops1763800009100,
  BoundedTries1763800009500,
  ProviderTurns1763800009600,
  TakenRuns1763800009700,
  PrivacyIndexes1763800009701,
  WorkQuestions1763800009800,
  LeanIndexes1763800009801,
  OpenPlaces1763800009802,
  EndedRuns1763800009810,
  OrderLanes1763800009811,
  TryPauses1763800009820,
  ApartQuestions1763800009830,
  OpenQuestions1763800009831,
  RetentionIndexes1763800009840,
  OpenCalls1763800009850,
  OpenOfWorkflow1763800009860,
];
