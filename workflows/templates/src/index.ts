export { findTemplate, templates, type WorkflowTemplate } from './templates.ts';
export type { TemplateSimulation } from './simulations/template-simulation.ts';
