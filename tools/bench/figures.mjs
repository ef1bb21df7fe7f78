/** The value that `share` of the values do not exceed; null when there are none. */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const rounded = (value) => Number(value.toPrecision(4));

/** A figure of several rounds. Rounds that gave no value are left out of it; `values` holds one for each of the others. */
export function figure(name, unit, values) {
  const known = values.filter((value) => value !== null && Number.isFinite(value)).map(rounded);
  if (known.length === 0) return { name, unit, median: null, min: null, max: null, rounds: 0, values: [] };
  const [min, max] = [Math.min(...known), Math.max(...known)];
  return { name, unit, median: rounded(median(known)), min, max, rounds: known.length, values: known };
}
