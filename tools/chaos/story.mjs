/** What a person does by and by, and what others do about them: drawn once, so that a seed repeats it. */
export const storyOf = (random) => ({
  score: random.pick([5, 20]),
  items: ['a', 'b', 'c'],
  crowd: Array.from({ length: 10 }, (_, index) => `p${index}`),
  // Some answer, most of them in time; the moment counts from when the question is on their phone.
  answersAfter: random.chance(0.6) ? random.whole(200, 12_000) : null,
  choice: random.pick(['yes', 'no']),
  // Another system says something about most of them: soon, late, or before their run has begun.
  happensAfter: random.chance(0.7) ? random.whole(0, 20_000) : null,
  // The team gives most of them orders; the moment counts from when it sees the run.
  orderedAfter: random.chance(0.7) ? random.whole(0, 10_000) : null,
  standsFor: random.whole(1_000, 8_000),
  mending: random.pick(['leave', 'retry', 'in-vain', 'skip']),
});

/** What is known of a lead before anything has happened. */
export const UNTOLD = {
  eventId: null,
  accepted: false,
  refusals: {},
  answeredAt: null,
  decided: null,
  happening: null,
  runId: null,
  orders: [],
  stoodStill: [],
  expected: null,
};
