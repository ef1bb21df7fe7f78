export { findTemplate, templates, type WorkflowTemplate } from './templates.ts';
