const OLDEST = [20, 19];

/** A sentence for people when this Node is too old, else null. */
export function nodeProblem(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null;
  return `Flowkeep needs Node ${OLDEST.join('.')} or newer; this is ${version}. Get it from https://nodejs.org.`;
}
