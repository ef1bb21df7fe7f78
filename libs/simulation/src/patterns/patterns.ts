import type { MissingPattern, Pattern } from './pattern.ts';
import { sequence } from './01-sequence.ts';
import { parallelSplit } from './02-parallel-split.ts';
import { synchronization } from './03-synchronization.ts';
import { exclusiveChoice } from './04-exclusive-choice.ts';
import { simpleMerge } from './05-simple-merge.ts';
import { multiChoice } from './06-multi-choice.ts';
import { structuredSynchronizingMerge } from './07-structured-synchronizing-merge.ts';
import { multiMerge } from './08-multi-merge.ts';
import { structuredDiscriminator } from './09-structured-discriminator.ts';
import { arbitraryCycles } from './10-arbitrary-cycles.ts';
import { implicitTermination } from './11-implicit-termination.ts';
import { instancesWithoutSynchronization } from './12-instances-without-synchronization.ts';
import { instancesKnownWhenDrawn } from './13-instances-known-when-drawn.ts';
import { instancesKnownAtTheStart } from './14-instances-known-at-the-start.ts';
import { instancesMadeOnTheWay } from './15-instances-made-on-the-way.ts';
import { deferredChoice } from './16-deferred-choice.ts';
import { interleavedParallelRouting } from './17-interleaved-parallel-routing.ts';
import { milestone } from './18-milestone.ts';
import { cancelTask } from './19-cancel-task.ts';
import { cancelCase } from './20-cancel-case.ts';
import { structuredLoop } from './21-structured-loop.ts';
import { recursion } from './22-recursion.ts';
import { transientTrigger } from './23-transient-trigger.ts';
import { persistentTrigger } from './24-persistent-trigger.ts';
import { cancelRegion } from './25-cancel-region.ts';
import { cancelInstances } from './26-cancel-instances.ts';
import { completeInstances } from './27-complete-instances.ts';
import { blockingDiscriminator } from './28-blocking-discriminator.ts';
import { cancellingDiscriminator } from './29-cancelling-discriminator.ts';
import { structuredPartialJoin } from './30-structured-partial-join.ts';
import { blockingPartialJoin } from './31-blocking-partial-join.ts';
import { cancellingPartialJoin } from './32-cancelling-partial-join.ts';
import { staticPartialJoinForInstances } from './34-static-partial-join-for-instances.ts';
import { cancellingPartialJoinForInstances } from './35-cancelling-partial-join-for-instances.ts';
import { acyclicSynchronizingMerge } from './37-acyclic-synchronizing-merge.ts';
import { generalSynchronizingMerge } from './38-general-synchronizing-merge.ts';
import { criticalSection } from './39-critical-section.ts';
import { interleavedRouting } from './40-interleaved-routing.ts';
import { threadMerge } from './41-thread-merge.ts';
import { threadSplit } from './42-thread-split.ts';
import { explicitTermination } from './43-explicit-termination.ts';

/** Every pattern that can be drawn, by number. */
export const patterns: readonly Pattern[] = [
  sequence,
  parallelSplit,
  synchronization,
  exclusiveChoice,
  simpleMerge,
  multiChoice,
  structuredSynchronizingMerge,
  multiMerge,
  structuredDiscriminator,
  arbitraryCycles,
  implicitTermination,
  instancesWithoutSynchronization,
  instancesKnownWhenDrawn,
  instancesKnownAtTheStart,
  instancesMadeOnTheWay,
  deferredChoice,
  interleavedParallelRouting,
  milestone,
  cancelTask,
  cancelCase,
  structuredLoop,
  recursion,
  transientTrigger,
  persistentTrigger,
  cancelRegion,
  cancelInstances,
  completeInstances,
  blockingDiscriminator,
  cancellingDiscriminator,
  structuredPartialJoin,
  blockingPartialJoin,
  cancellingPartialJoin,
  staticPartialJoinForInstances,
  cancellingPartialJoinForInstances,
  acyclicSynchronizingMerge,
  generalSynchronizingMerge,
  criticalSection,
  interleavedRouting,
  threadMerge,
  threadSplit,
  explicitTermination,
];

/** The patterns that cannot be drawn. */
export const missingPatterns: readonly MissingPattern[] = [
  {
    number: 33,
    name: 'Generalized AND-Join',
    support: 'not',
    because:
      'A line is taken at most once in a round: what arrives twice by one branch before the other arrives once is not kept for a second pair.',
  },
  {
    number: 36,
    name: 'Dynamic Partial Join for Multiple Instances',
    support: 'not',
    because:
      'Instances that are made while others run are runs of their own (WCP-15). They share no count, so no condition over all of them can be asked whenever one ends.',
  },
];
