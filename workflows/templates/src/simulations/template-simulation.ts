import type { JsonObject } from '@flowkeep/contracts';
import { type Answer, type Expectations, SAMPLE_CONTACT, SAMPLE_WORKSPACE, type Scenario } from '@flowkeep/simulation';

/** A simulation that comes with a template: the first test of a workflow that is made from it. Plain JSON. */
export interface TemplateSimulation {
  readonly name: string;
  readonly scenario: Scenario;
  readonly expectations: Expectations;
}

/** A lead as the website sends it. */
export const LEAD: JsonObject = {
  name: SAMPLE_CONTACT.name,
  phone: '050 123 45 67',
  email: null,
  language: 'az',
  message: 'Salam',
  source: 'website',
};

const HOUR_SECONDS = 3_600;

/** A scenario about the sample person that begins on a Friday morning in Baku. */
export function scenarioOf(triggerNode: string, trigger: JsonObject, answers: Scenario['answers']): Scenario {
  return {
    startAt: '2026-03-20T06:00:00.000Z',
    triggerNode,
    trigger,
    contact: SAMPLE_CONTACT,
    workspace: SAMPLE_WORKSPACE,
    happenings: [],
    answers,
  };
}

/** The person writes back, an hour after they were asked. */
export function reply(text: string): Answer {
  return { output: { text }, after: HOUR_SECONDS };
}
