/**
 * Each time that a run has failed, the workflow that hears of failures was told, once. `check` looks at the run that began
 * by that.
 */
export function checkFailures({ failures, runsOfEvent, accounted }, { journey, run }, check) {
  if (!journey.tells) return [];
  const times = run.status === 'failed' ? run.attempt : run.attempt - 1;
  const problem = (kind, what) => [{ kind, what, run: run.id }];
  return Array.from({ length: times }, (_, index) => `${run.id}:${index + 1}`).flatMap((name) => {
    const event = failures.get(name);
    if (event === undefined) return problem('lost', `nobody was told of its failure ${name.split(':')[1]}`);
    const told = (runsOfEvent.get(event) ?? []).filter((each) => each.journey === journey.calls);
    for (const each of told) accounted.add(each.id);
    if (told.length !== 1)
      return problem(told.length === 0 ? 'lost' : 'doubled', `${told.length} runs were told of one failure`);
    return check({ id: name.replace(':', '-') }, told[0]);
  });
}
