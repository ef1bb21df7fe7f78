import { checkExpectations, type Expectations } from './expectations.ts';
import { simulate } from './simulate.ts';
import { draw, planOf, SCENARIO } from './testing/draw.ts';

const graph = draw(
  {
    start: ['trigger.manual'],
    hello: ['whatsapp.send', { kind: 'template', template: 'greeting_az', variables: [{ value: '1' }] }],
    bye: ['whatsapp.send', { kind: 'template', template: 'bye_az', variables: [{ value: '2' }] }],
    lost: ['deal.move', { pipeline: 'Sales', stage: 'Lost', title: 'x' }],
  },
  ['start -> hello', 'hello.sent -> bye', 'hello.not_sent -> lost'],
);

async function failures(expectations: Expectations): Promise<readonly string[]> {
  const result = await simulate({ plan: planOf(graph), graph, scenario: SCENARIO });
  return checkExpectations(result, expectations).map(({ expectation, node }) => `${expectation} ${node ?? ''}`.trim());
}

it.each<[string, Expectations, readonly string[]]>([
  ['nothing', {}, []],
  ['what came true', { status: 'completed', outcome: null, visits: { hello: 1, lost: 0 }, notVisited: ['lost'] }, []],
  ['messages in their order', { messages: [{ contains: 'greeting' }, { contains: 'bye', node: 'bye' }] }, []],
  ['messages the other way round', { messages: [{ contains: 'bye' }, { contains: 'greeting' }] }, ['messages']],
  ['a message of another step', { messages: [{ contains: 'bye', node: 'hello' }] }, ['messages hello']],
  ['another end', { status: 'failed', outcome: 'goal' }, ['status', 'outcome goal']],
  ['other visits', { visits: { hello: 2 }, notVisited: ['bye'] }, ['visits hello', 'notVisited bye']],
])('expecting %s', async (_, expectations, expected) => {
  expect(await failures(expectations)).toEqual(expected);
});

it('a message from a template is known by its name, whether or not its words are known', async () => {
  const expected: Expectations = { messages: [{ contains: 'greeting_az' }] };
  const result = await simulate({ plan: planOf(graph), scenario: SCENARIO, templateText: () => 'Salam!' });
  expect(result.messages[0]).toMatchObject({ text: 'Salam!' });
  expect([checkExpectations(result, expected), await failures(expected)]).toEqual([[], []]);
});
