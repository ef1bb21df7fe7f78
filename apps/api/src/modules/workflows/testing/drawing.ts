import type { JsonObject } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import { aGraph, edge, node } from '@flowkeep/testing';

/** A trigger that leads to the end. */
export function startedBy(type: string, config: JsonObject = {}): Graph {
  return aGraph(node('start', type, config), node('end', 'flow.end'), edge('start', 'end'));
}

/** The config of a form that asks for a name and a phone. */
export const FORM_CONFIG: JsonObject = {
  title: 'Qiymət soruş',
  fields: [
    { name: 'name', label: 'Ad', type: 'text', required: true },
    { name: 'phone', label: 'Telefon', type: 'phone', required: true },
  ],
  button: 'Göndər',
  thanks: 'Sağ olun!',
};
