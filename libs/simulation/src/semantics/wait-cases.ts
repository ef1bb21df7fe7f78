import type { JsonObject } from '@flowkeep/contracts';
import type { Scenario } from '../scenario.ts';
import { draw, type DrawnNode, PERSON } from '../testing/draw.ts';
import { play } from '../testing/play.ts';
import type { CorpusCase } from './transcript.ts';

const START: DrawnNode = ['trigger.manual'];

/** The step between a trigger and an end behind each of its ways out. */
function waiting(name: string, step: DrawnNode, ports: readonly string[], scenario: Partial<Scenario>): CorpusCase {
  const ends = ports.map((port) => [`at_${port}`, ['flow.end'] as DrawnNode] as const);
  const lines = ports.map((port) => `step.${port} -> at_${port}`);
  const graph = draw({ start: START, step, ...Object.fromEntries(ends) }, ['start -> step', ...lines]);
  return { name, play: () => play({ graph }, scenario) };
}

/** Around both changes of the clock, and where there is none. */
const MOMENTS = ['2026-03-28T22:30:00Z', '2026-03-29T00:59:00Z', '2026-10-25T00:30:00Z', '2026-12-31T23:59:00Z'];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Baku', 'Australia/Lord_Howe'];
const TIMES: readonly JsonObject[] = [
  { mode: 'for', duration: { amount: 36, unit: 'hours' } },
  { mode: 'for', duration: { amount: 2, unit: 'days' } },
  { mode: 'until', until: '2026-03-29T02:30' },
  { mode: 'until', until: '2026-10-25T02:30' },
  { mode: 'until', until: '{{ trigger.at }}', zone: 'workspace' },
  { mode: 'hours', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' },
  { mode: 'hours', days: [7], from: '02:15', to: '02:45', zone: 'workflow' },
  { mode: 'hours', days: [6], from: '22:00', to: '03:00' },
];

const times = TIMES.flatMap((config) =>
  MOMENTS.flatMap((startAt) =>
    ZONES.map((timeZone) =>
      waiting(`time ${JSON.stringify(config)} ${startAt} ${timeZone}`, ['wait.time', config], ['next'], {
        startAt,
        trigger: { at: '2026-11-01T01:30' },
        contact: { ...PERSON, timeZone },
      }),
    ),
  ),
);

/** A pause over the end of the wait: what stood still, and what went on. */
const paused = TIMES.map((config) =>
  waiting(`paused ${JSON.stringify(config)}`, ['wait.time', config], ['next'], {
    startAt: '2026-03-20T20:00:00Z',
    trigger: { at: '2026-03-22T10:00' },
    happenings: [
      { after: 3_600, kind: 'pause' },
      { after: 6 * 86_400 + 7_200, kind: 'resume' },
    ],
  }),
);

const LIMIT = { amount: 1, unit: 'days' };
const custom = (id: string, name: string, more: JsonObject = {}): JsonObject => {
  return { id, label: id, kind: 'event.custom', name, about: 'contact', match: '', ...more };
};
const EVENTS = [custom('paid', 'paid', { match: '{{ trigger.order }}' }), custom('sold', 'sold', { about: 'anybody' })];

const events = (['now', 'runStart'] as const).flatMap((lookBack) => {
  const step: DrawnNode = ['wait.event', { events: EVENTS, limit: LIMIT, lookBack }];
  const ports = ['paid', 'sold', 'timeout'];
  const order = { trigger: { order: 'A 7' } };
  const hears = (name: string, happenings: Scenario['happenings']) =>
    waiting(`event ${lookBack} ${name}`, step, ports, { ...order, happenings });
  return [
    hears('none', []),
    hears('other order', [{ after: 60, kind: 'event.custom', key: 'paid', match: 'A 8' }]),
    hears('same order', [{ after: 60, kind: 'event.custom', key: 'paid', match: 'A 7', payload: { sum: 5 } }]),
    hears('of nobody', [{ after: 60, kind: 'event.custom', key: 'sold', about: 'nobody' }]),
    hears('too late', [{ after: 90_000, kind: 'event.custom', key: 'sold' }]),
    hears('skipped', [{ after: 60, kind: 'skip', node: 'step', port: 'sold' }]),
    hears('cancelled', [{ after: 60, kind: 'cancel' }]),
    hears('paused', [
      { after: 60, kind: 'pause' },
      { after: 120, kind: 'event.custom', key: 'sold' },
      { after: 180, kind: 'resume' },
    ]),
  ];
});

const message = { after: 60, kind: 'message.received', payload: { text: 'Bəli' } } as const;
const CHOICES = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];
const answers = [
  waiting('reply', ['wait.reply', { limit: LIMIT }], ['replied', 'silent'], { happenings: [message] }),
  waiting('silence', ['wait.reply', { limit: LIMIT }], ['replied', 'silent'], {}),
  ...[{ step: { port: 'no', after: 60 } }, {}].map((given, index) =>
    waiting(
      `approval ${String(index)}`,
      ['wait.approval', { question: 'May they?', choices: CHOICES, expires: LIMIT }],
      ['yes', 'no', 'expired'],
      { answers: given },
    ),
  ),
];

const goals = ['5', '50'].map((sum): CorpusCase => {
  const condition = { match: 'all', rules: [{ left: '{{ event.sum }}', operator: 'greater', right: '10' }] };
  const graph = draw(
    {
      start: START,
      rest: ['wait.time', { mode: 'for', duration: LIMIT }],
      won: ['flow.goal', { kind: 'event.custom', name: 'paid', about: 'contact', condition }],
    },
    ['start -> rest'],
  );
  const happenings = [{ after: 60, kind: 'event.custom', key: 'paid', payload: { sum } }] as const;
  return { name: `goal ${sum}`, play: () => play({ graph }, { happenings }) };
});

/** What waits, and for what. */
export const waitCases: readonly CorpusCase[] = [...times, ...paused, ...events, ...answers, ...goals];
