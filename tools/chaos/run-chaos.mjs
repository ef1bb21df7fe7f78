import { collectFacts } from './facts.mjs';
import { Happenings } from './happenings.mjs';
import { killAtRandom } from './killer.mjs';
import { MachineLoad } from './machine-load.mjs';
import { Operator } from './operator.mjs';
import { People } from './people.mjs';
import { tellProgress } from './progress.mjs';
import { waitForQuiet } from './quiet.mjs';
import { seededRandom } from './random.mjs';
import { Team } from './team.mjs';
import { Traffic } from './traffic.mjs';
import { makeWeather } from './weather.mjs';

/**
 * Lets things break for some minutes while people take their journeys, then leaves all in peace and reads what became of
 * it. `signal` ends the storm early; `hurry` ends the waiting for peace too.
 * @returns {Promise<{ happened: object, facts: object }>}
 */
export async function runChaos(stage, { minutes, rate, seed }, { storm, signal, hurry, tell }) {
  const began = Date.now();
  const say = (line) => tell(`${`${Math.round((Date.now() - began) / 1_000)}`.padStart(5)} s  ${line}`);
  const life = new AbortController();
  const cast = castOf(stage, { seed, run: `c${began.toString(36)}`, life: life.signal });
  const { traffic, load, living } = cast;

  const calm = AbortSignal.any([storm.signal, signal]);
  const timer = setTimeout(() => storm.abort(), minutes * 60_000);
  const kills = [];
  const tooMuch = () => storm.abort();
  const progress = tellProgress({
    folder: stage.folder,
    leads: traffic.leads,
    kills,
    load,
    tell: say,
    tooMuch,
    signal: life.signal,
  });
  const sending = traffic.send({ rate, signal: calm });
  const [, faults] = await Promise.all([
    killAtRandom({
      folder: stage.folder,
      random: seededRandom(seed + 1),
      signal: calm,
      tell: say,
      since: began,
      kills,
    }),
    makeWeather({ sandbox: stage.sandbox, random: seededRandom(seed + 2), signal: calm }),
  ]);
  clearTimeout(timer);
  // Whoever ended it early is not told of more minutes than there were.
  const lasted = Math.min(minutes, Math.round((Date.now() - began) / 6_000) / 10);
  say('All is left in peace.');
  await sending;
  const unquiet = await waitForQuiet({ ...stage, ...cast, signal: hurry, tell: say });
  life.abort();
  await Promise.all([living, progress]);
  const facts = await collectFacts({ ...stage, leads: traffic.leads });
  const refusals = refusalsOf(facts.leads);
  return { happened: { minutes: lasted, seed, rate, kills, faults, refusals, unquiet, load: load.median }, facts };
}

/** Everybody who takes part. `living` ends when `life` does. */
function castOf({ api, key, eventsUrl, sandbox, witness, journeys }, { seed, run, life }) {
  const load = new MachineLoad();
  const happenings = new Happenings({ url: eventsUrl, key, signal: life });
  const onAccepted = (lead, journey) => {
    operator.expect(lead, journey);
    happenings.begin(lead, journey);
  };
  const slack = () => load.slack;
  const traffic = new Traffic({ journeys, random: seededRandom(seed), key, run, slack, onAccepted });
  const { leads } = traffic;
  const operator = new Operator({ api, witness, leads, journeys });
  const people = new People({ sandbox, leads, journeys });
  const team = new Team({ api, leads, journeys });
  const living = Promise.all([people, team, operator].map((each) => each.live(life)).concat(load.watch(life)));
  return { traffic, load, happenings, operator, people, team, living };
}

function refusalsOf(leads) {
  const all = {};
  for (const { refusals } of leads)
    for (const [status, count] of Object.entries(refusals)) all[status] = (all[status] ?? 0) + count;
  return all;
}
