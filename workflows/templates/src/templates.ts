import { type Graph, parseGraph } from '@flowkeep/graph';
import courseOfVisits from './documents/course-of-visits.json' with { type: 'json' };
import discountRequest from './documents/discount-request.json' with { type: 'json' };
import formToDeal from './documents/form-to-deal.json' with { type: 'json' };
import leadWelcome from './documents/lead-welcome.json' with { type: 'json' };
import questionTriage from './documents/question-triage.json' with { type: 'json' };
import visitReminder from './documents/visit-reminder.json' with { type: 'json' };
import { courseOfVisitsSimulations } from './simulations/course-of-visits.ts';
import { discountRequestSimulations } from './simulations/discount-request.ts';
import { formToDealSimulations } from './simulations/form-to-deal.ts';
import { leadWelcomeSimulations } from './simulations/lead-welcome.ts';
import { questionTriageSimulations } from './simulations/question-triage.ts';
import type { TemplateSimulation } from './simulations/template-simulation.ts';
import { visitReminderSimulations } from './simulations/visit-reminder.ts';

/**
 * A ready-made workflow. Its graph becomes the draft of a new workflow as it is: what only a workspace knows (pipelines,
 * stages, message templates) stands in it by name.
 */
export interface WorkflowTemplate {
  readonly id: string;
  readonly name: string;
  /** One or two sentences on what it does. */
  readonly description: string;
  readonly graph: Graph;
  /** They visit every step; a workflow made from the template can keep them as its tests. */
  readonly simulations: readonly TemplateSimulation[];
}

/** Every ready-made workflow, the best first. */
export const templates: readonly WorkflowTemplate[] = [
  { ...leadWelcome, simulations: leadWelcomeSimulations },
  { ...formToDeal, simulations: formToDealSimulations },
  { ...questionTriage, simulations: questionTriageSimulations },
  { ...visitReminder, simulations: visitReminderSimulations },
  { ...discountRequest, simulations: discountRequestSimulations },
  { ...courseOfVisits, simulations: courseOfVisitsSimulations },
].map((template) => ({ ...template, graph: parseGraph(template.graph) }));

/** The template of an id that came from outside; undefined when there is none. */
export function findTemplate(id: string): WorkflowTemplate | undefined {
  return templates.find((template) => template.id === id);
}
