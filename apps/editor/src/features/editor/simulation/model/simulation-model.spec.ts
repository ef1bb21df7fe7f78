import { compileGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { checkExpectations, sampleScenario, simulate, type SimulationResult } from '@flowkeep/simulation';
import { drawing } from '../../../../canvas/testing/drawing.ts';
import { expectThis, partsOf, USUALLY_EXPECTED } from './expect-this.ts';
import { isAnswered } from './is-answered.ts';
import { simulatedDays } from './simulated-story.ts';
import { reached, simulationMarks } from './simulation-marks.ts';
import { outcomeOf } from './step-outcome.ts';

const graph = drawing(
  {
    lead: 'trigger.manual',
    greet: { type: 'whatsapp.send', config: { template: 'greeting_az' } },
    wait: 'wait.reply',
    again: { type: 'whatsapp.send', config: { template: 'followup_az' } },
    end: 'flow.end',
  },
  'lead.next > greet',
  'greet.sent > wait',
  'wait.replied > end',
  'wait.silent > again',
);

async function play(port: string): Promise<SimulationResult> {
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const sample = sampleScenario(graph, compiled.plan, { startAt: '2026-11-22T06:00:00.000Z' });
  const answer = port === 'replied' ? { port, after: 7_200, output: { text: 'Bəli' } } : { port };
  return simulate({ plan: compiled.plan, graph, scenario: { ...sample, answers: { wait: answer } } });
}

describe('the story of a simulation', () => {
  it('tells steps, messages and replies in order, by days', async () => {
    const [first, ...later] = simulatedDays(await play('replied'), 'Asia/Baku');
    expect(later).toEqual([]);
    expect(first?.day).toBe('2026-11-22');
    expect(first?.entries.map((entry) => (entry.kind === 'step' ? entry.step.nodeId : entry.kind))).toEqual([
      'lead',
      'greet',
      'message',
      'wait',
      'reply',
      'end',
    ]);
  });

  it('goes on to other days', async () => {
    const days = simulatedDays(await play('silent'), 'Asia/Baku');
    expect(days.map(({ after }) => after)).toEqual([0, 2]);
  });
});

describe('what came of a step', () => {
  it('is how often it was reached and how it went the last time', async () => {
    const { steps } = await play('replied');
    expect(outcomeOf(steps, 'wait')).toMatchObject({ visits: 1, last: { port: 'replied' } });
    expect(outcomeOf(steps, 'again')).toEqual({ visits: 0, last: null });
  });

  it('may hang on an answer, but for what only takes time', () => {
    const answered = Object.values(graph.nodes).filter((node) => isAnswered(node, nodeCatalog));
    expect(answered.map(({ id }) => id)).toEqual(['greet', 'wait', 'again']);
  });
});

describe('what is reached', () => {
  it('is drawn and counted', async () => {
    const { coverage } = await play('replied');
    const words = { visited: 'visited', notReached: 'not reached', visits: String };
    const marks = simulationMarks(graph, nodeCatalog, coverage, words);
    expect(marks.cards['again']?.run?.look).toBe('skipped');
    expect(marks.cards['wait']?.run?.look).toBe('done');
    expect(marks.lines).toMatchObject({ 'wait-replied-end': 'taken', 'wait-silent-again': 'not-taken' });
    expect(reached(graph, coverage)).toEqual({ nodes: 4, edges: 3 });
  });
});

describe('expectations', () => {
  it('made of a result hold for that result, and not for another one', async () => {
    const replied = await play('replied');
    const expectations = expectThis(replied, { ...USUALLY_EXPECTED, visits: true }, Object.keys(graph.nodes));
    expect(checkExpectations(replied, expectations)).toEqual([]);
    expect(expectations.messages).toContainEqual(expect.objectContaining({ contains: 'greeting_az' }));
    expect(checkExpectations(await play('silent'), expectations)).not.toEqual([]);
    expect(partsOf(expectations)).toEqual({ ...USUALLY_EXPECTED, visits: true });
    expect(expectThis(replied, { end: false, messages: false, visits: false, notVisited: false }, [])).toEqual({});
  });
});
