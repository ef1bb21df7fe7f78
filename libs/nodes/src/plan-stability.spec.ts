import type { JsonObject } from '@flowkeep/contracts';
import { compileGraph, EMPTY_GRAPH, type Graph, type GraphNode } from '@flowkeep/graph';
import { nodeCatalog } from './node-catalog.ts';
import { nodeDefinitions, type NodeType } from './node-definitions.ts';

const rule = { match: 'all', rules: [{ left: '{{ contact.language }}', operator: 'equals', right: 'ru' }] };

/**
 * Node types that were there from the beginning: the settings that somebody has to fill in, and the beginning of the
 * hash of the plan. A hash may never change: recorded and running runs were begun with these plans.
 */
const FIRST: readonly (readonly [NodeType, JsonObject, string])[] = [
  ['trigger.form', {}, '35228fee51d07a91'],
  ['trigger.schedule', {}, '3e368b7a9df8a564'],
  ['trigger.message', {}, 'dd3e0b4e64d5baff'],
  ['trigger.webhook', {}, '13f8faef23ffa1da'],
  ['trigger.manual', {}, '7666dfd49f22494e'],
  ['whatsapp.send', { template: 'greeting_az' }, '7c063c6d6969cbc9'],
  ['wait.reply', {}, 'e73607f8f04e9dc2'],
  ['wait.time', {}, 'e30ba30b996f7f6b'],
  [
    'ai.classify',
    { text: '{{ trigger.name }}', labels: [{ id: 'price', label: 'Price', description: '' }] },
    '87ab0c83098f9815',
  ],
  ['contact.upsert', {}, 'd28fb2e2a4c13fc9'],
  ['deal.move', { pipeline: 'Sales', stage: 'New' }, '3e59db60cf9e6815'],
  ['data.set', { values: [{ name: 'city', value: 'Bakı' }] }, '2f034b3a6e3f7687'],
  ['http.request', { url: 'https://example.com' }, '71014b5042e5ec0f'],
  ['flow.condition', { condition: rule }, '6827d9d33e6e8b57'],
  ['flow.switch', { cases: [{ id: 'ru', label: 'Russian', condition: rule }] }, '0945ce4ff5decba0'],
  ['flow.end', {}, '7666dfd49f22494e'],
];

function drawn(type: NodeType, initial: JsonObject): Graph {
  const definition = nodeDefinitions[type];
  const isTrigger = definition.class === 'trigger';
  const node = (id: string, nodeType: string, config: JsonObject): GraphNode => {
    return { id, type: nodeType, typeVersion: 1, title: id, position: { x: 0, y: 0 }, config };
  };
  const start = node('start', isTrigger ? type : 'trigger.manual', isTrigger ? initial : {});
  const step = isTrigger ? node('step', 'flow.end', {}) : node('step', type, initial);
  const edge = { id: 'e', from: { node: 'start', port: 'next' }, to: { node: 'step' } };
  return { ...EMPTY_GRAPH, nodes: { start, step }, edges: { e: edge } };
}

function hashOf(type: NodeType, config: JsonObject): string {
  const compiled = compileGraph(drawn(type, config), nodeCatalog);
  return compiled.ok ? compiled.plan.hash.slice(0, 16) : JSON.stringify(compiled.problems);
}

describe('a drawing that uses nothing new', () => {
  it.each(FIRST)('of %s %j compiles to the plan %s', (type, config, hash) => {
    expect(hashOf(type, config)).toBe(hash);
  });
});
