import type { Scenario } from '@flowkeep/simulation';
import {
  answerFor,
  choiceOf,
  oneAnswer,
  withAnswer,
  withHappening,
  withOutput,
  withTrigger,
} from './scenario-edits.ts';

const scenario: Scenario = {
  startAt: '2026-11-22T10:00:00Z',
  triggerNode: 'lead',
  trigger: { name: 'Nigar' },
  contact: null,
  workspace: { id: 'w', name: 'W', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' },
  happenings: [{ after: 60, kind: 'pause' }],
  answers: { wait: { port: 'replied', after: 60, output: { text: 'Bəli' } }, ask: [{ port: 'a' }, { port: 'b' }] },
};

describe('answers', () => {
  it('are one choice', () => {
    expect(choiceOf(scenario.answers['wait'])).toEqual({ kind: 'port', port: 'replied' });
    expect(choiceOf(scenario.answers['ask'])).toEqual({ kind: 'each-visit', count: 2 });
    expect(choiceOf({ error: { code: 'x', message: '' } })).toEqual({ kind: 'error' });
    expect(choiceOf(undefined)).toEqual({ kind: 'usual' });
  });

  it('keep what else was said when another way is chosen', () => {
    const before = oneAnswer(scenario, 'wait');
    expect(answerFor({ kind: 'port', port: 'silent' }, before)).toEqual({
      port: 'silent',
      after: 60,
      output: { text: 'Bəli' },
    });
    expect(answerFor({ kind: 'usual' }, before)).toBeNull();
    expect(answerFor({ kind: 'error' }, before)?.error?.code).toBe('provider-rejected');
  });

  it('are put in place and taken away', () => {
    expect(withAnswer(scenario, 'greet', { port: 'sent' }).answers['greet']).toEqual({ port: 'sent' });
    expect(Object.keys(withAnswer(scenario, 'wait', null).answers)).toEqual(['ask']);
    expect(oneAnswer(scenario, 'ask')).toBeNull();
  });

  it('bring values', () => {
    expect(withOutput({ port: 'replied' }, 'text', 'Salam')).toEqual({ port: 'replied', output: { text: 'Salam' } });
    expect(withOutput({ output: { text: 'Salam' } }, 'text', '')).toEqual({});
  });
});

describe('a scenario', () => {
  it('begins with other values', () => {
    expect(withTrigger(scenario, 'phone', '+1').trigger).toEqual({ name: 'Nigar', phone: '+1' });
    expect(withTrigger(scenario, 'name', undefined).trigger).toEqual({});
  });

  it('has happenings', () => {
    expect(withHappening(scenario, 1, { after: 1, kind: 'resume' }).happenings).toHaveLength(2);
    expect(withHappening(scenario, 0, null).happenings).toEqual([]);
  });
});
