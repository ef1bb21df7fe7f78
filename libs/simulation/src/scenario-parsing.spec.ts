import { DomainError } from '@flowkeep/contracts';
import { parseExpectations, parseScenario } from './parse-scenario.ts';
import { SCENARIO } from './testing/draw.ts';

it('reads what was stored', () => {
  const scenario = {
    ...SCENARIO,
    happenings: [
      { after: 60, kind: 'message.received', payload: { text: 'Salam' } },
      { after: 90, kind: 'pause' },
    ],
    answers: { ask: [{ port: 'yes' }, { error: { code: 'internal', message: 'No.' }, after: 5 }] },
  };
  expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
});

it.each([
  ['a moment before the start', { happenings: [{ after: -1, kind: 'message.received' }] }],
  ['a kind that nobody knows', { happenings: [{ after: 1, kind: 'thunder' }] }],
  ['no time at all', { startAt: 'tomorrow' }],
  ['a word that means nothing', { more: true }],
])('refuses %s', (_, wrong) => {
  expect(() => parseScenario({ ...SCENARIO, ...wrong })).toThrow(DomainError);
});

it('reads expectations', () => {
  const expectations = {
    status: 'completed',
    visits: { ask: 2 },
    messages: [{ contains: 'Salam' }],
    notVisited: ['x'],
  };
  expect(parseExpectations(expectations)).toEqual(expectations);
  expect(() => parseExpectations({ status: 'happy' })).toThrow(DomainError);
});
