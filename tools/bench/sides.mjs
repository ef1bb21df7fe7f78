/** The side of another system in the measurement of a workload, where it takes part in it. */
export const sideOf = ({ key, name, measures }, workloadName, workload) => {
  const measure = measures[workloadName];
  return measure ? [{ key, name, measure: (seconds) => measure(seconds, workload) }] : [];
};

/**
 * Rounds of several systems, one after the other in each round: what the machine does beside falls on all of them.
 * @returns {Promise<Record<string, object[]>>} the rounds of each side, by its name
 */
export async function alternate({ sides, rounds, say, round, tell }) {
  const raw = Object.fromEntries(sides.map(({ name }) => [name, []]));
  for (let index = 1; index <= rounds; index++) {
    for (const side of sides) {
      const result = await round(side);
      raw[side.name].push(result);
      say(`  round ${index} of ${rounds}, ${side.name}: ${tell(result)}`);
    }
  }
  return raw;
}
