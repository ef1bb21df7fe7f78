import { collectFacts } from './facts.mjs';
import { killAtRandom } from './killer.mjs';
import { People } from './people.mjs';
import { waitForQuiet } from './quiet.mjs';
import { seededRandom } from './random.mjs';
import { Team } from './team.mjs';
import { Traffic } from './traffic.mjs';
import { makeWeather } from './weather.mjs';

/**
 * Lets things break for some minutes while people take their journeys, then leaves all in peace and reads what became of
 * it.
 * @returns {Promise<{ happened: object, facts: object }>}
 */
export async function runChaos(stage, { minutes, rate, seed }, { storm, signal, tell }) {
  const { folder, sandbox, journeys, key } = stage;
  const began = Date.now();
  const time = () => `${Math.round((Date.now() - began) / 1_000)}`.padStart(5);
  const say = (line) => tell(`${time()} s  ${line}`);
  const traffic = new Traffic({ journeys, random: seededRandom(seed), key, run: `c${began.toString(36)}` });
  const people = new People({ sandbox, leads: traffic.leads, journeys });
  const team = new Team({ api: stage.api, leads: traffic.leads, journeys });
  const life = new AbortController();
  const living = Promise.all([people.live(life.signal), team.live(life.signal)]);

  const calm = AbortSignal.any([storm.signal, signal]);
  const timer = setTimeout(() => storm.abort(), minutes * 60_000);
  const sending = traffic.send({ rate, signal: calm });
  const [kills, faults] = await Promise.all([
    killAtRandom({ folder, random: seededRandom(seed + 1), signal: calm, tell: say, since: began }),
    makeWeather({ sandbox, random: seededRandom(seed + 2), signal: calm }),
  ]);
  clearTimeout(timer);
  say('All is left in peace.');
  await sending;
  const unquiet = await waitForQuiet({ ...stage, people, team, tell: say });
  life.abort();
  await living;
  const facts = await collectFacts({ ...stage, leads: traffic.leads });
  return { happened: { minutes, seed, rate, kills, faults, refusals: refusalsOf(facts.leads), unquiet }, facts };
}

function refusalsOf(leads) {
  const all = {};
  for (const { refusals } of leads)
    for (const [status, count] of Object.entries(refusals)) all[status] = (all[status] ?? 0) + count;
  return all;
}
