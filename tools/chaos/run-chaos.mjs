import { setMaxListeners } from 'node:events';
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
export async function runChaos(stage, options, { storm, signal, hurry, tell }) {
  const began = Date.now();
  const say = (line) => tell(`${`${Math.round((Date.now() - began) / 1_000)}`.padStart(5)} s  ${line}`);
  const life = new AbortController();
  // Everybody who waits for something listens to it.
  setMaxListeners(0, life.signal);
  const cast = castOf(stage, { ...options, run: `c${began.toString(36)}`, life: life.signal });
  const { leads } = cast.traffic;
  const kills = [];
  const tooMuch = () => storm.abort();
  const telling = { folder: stage.folder, leads, kills, load: cast.load, tell: say, tooMuch, signal: life.signal };
  const progress = tellProgress(telling);
  const calm = AbortSignal.any([storm.signal, signal]);
  const timer = setTimeout(() => storm.abort(), options.minutes * 60_000);
  const { faults, sending } = await letBreak(stage, cast, { ...options, kills, say, began, signal: calm });
  clearTimeout(timer);
  // Whoever ended it early is not told of more minutes than there were.
  const minutes = Math.min(options.minutes, Math.round((Date.now() - began) / 6_000) / 10);
  say('All is left in peace.');
  await sending;
  const unquiet = await waitForQuiet({ ...stage, ...cast, signal: hurry, tell: say });
  life.abort();
  await Promise.all([cast.living, progress]);
  const facts = await collectFacts({ ...stage, leads });
  const { seed, rate } = options;
  const refusals = refusalsOf(facts.leads);
  return { happened: { minutes, seed, rate, kills, faults, refusals, unquiet, load: cast.load.median }, facts };
}

/** The storm, until `signal` ends it. `sending` is over when every lead was taken or given up. */
async function letBreak({ folder, sandbox }, { traffic, load }, { seed, rate, kills, say, began, signal }) {
  const slack = () => load.slack;
  const sending = traffic.send({ rate, signal });
  const [, faults] = await Promise.all([
    killAtRandom({ folder, random: seededRandom(seed + 1), signal, tell: say, since: began, slack, kills }),
    makeWeather({ sandbox, random: seededRandom(seed + 2), signal }),
  ]);
  return { faults, sending };
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
