/** Makes signals end the process by way of its exit handlers, which take the servers along. */
export function endOnSignals() {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
