import { createEngine } from '@flowkeep/engine';
import { compileGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { controls } from '@flowkeep/nodes/controls';
import { aGraph, edge, node } from '@flowkeep/testing';
import { canEndAtOnce } from './can-end-at-once.ts';

const lead = node('lead', 'trigger.webhook');
const save = node('save', 'contact.upsert', { source: 'Ad' });
const call = node('call', 'http.request', { method: 'GET', url: 'https://example.com/' });
const check = (right: string) =>
  node('check', 'flow.condition', {
    condition: { match: 'all', rules: [{ left: '{{ trigger.source }}', operator: 'equals', right }] },
  });

type Part = ReturnType<typeof node>;

function decide(...parts: readonly Part[]): boolean {
  const compiled = compileGraph(aGraph(...parts), nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const workspace = { id: 'w', name: '', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' };
  const input = { runId: 'r', triggerNode: 'lead', trigger: { source: 'Ad' }, contact: null, workspace };
  return canEndAtOnce(compiled.plan, createEngine(compiled.plan, controls).start(input, 0));
}

it('holds for pure and quick nodes only', () => {
  expect(decide(lead, save, edge('lead', 'save'))).toBe(true);
});

it('does not where anything ahead speaks to the outside', () => {
  expect(decide(lead, save, call, edge('lead', 'save'), edge('save', 'call'))).toBe(false);
});

it('looks only at ways that are still open', () => {
  const parts = [lead, save, call, edge('lead', 'check'), edge('check:yes', 'save'), edge('check:no', 'call')] as const;
  expect(decide(check('Ad'), ...parts)).toBe(true);
  expect(decide(check('Friend'), ...parts)).toBe(false);
});
