import { DomainError, type JsonObject } from '@flowkeep/contracts';
import type { NodeClass, NodeTypeInfo } from '@flowkeep/graph';
import type { NodeDefinition } from './definition.ts';
import { parseConfig } from './parse-config.ts';

type Defaults = NodeTypeInfo['defaults'];

const DEFAULTS = {
  trigger: { onError: 'fail', retry: { attempts: 1, firstDelaySeconds: 1 }, timeoutSeconds: 10 },
  pure: { onError: 'fail', retry: { attempts: 1, firstDelaySeconds: 1 }, timeoutSeconds: 10 },
  waiting: { onError: 'fail', retry: { attempts: 1, firstDelaySeconds: 1 }, timeoutSeconds: 10 },
  handler: { onError: 'fail', retry: { attempts: 1, firstDelaySeconds: 1 }, timeoutSeconds: 10 },
  quick: { onError: 'fail', retry: { attempts: 5, firstDelaySeconds: 1 }, timeoutSeconds: 10 },
  outbound: { onError: 'fail', retry: { attempts: 5, firstDelaySeconds: 5 }, timeoutSeconds: 60 },
} as const satisfies Record<NodeClass, Defaults>;

/** What the rules of graphs need to know about a node type, from its definition. */
export function nodeTypeInfo(definition: NodeDefinition): NodeTypeInfo {
  return {
    type: definition.type,
    version: definition.version,
    class: definition.class,
    label: definition.label,
    acceptsInput: definition.class !== 'trigger' && definition.class !== 'handler',
    ports: (config) => definition.ports(config),
    outputs: (config) => definition.outputs(config),
    eventFields: Object.entries(definition.fields).flatMap(([name, field]) => (field.evaluated ? [name] : [])),
    structure: (config) => definition.structure?.(config) ?? null,
    parseConfig: (config) => parseConfig(definition.fields, config),
    migrate: (config, fromVersion) => migrate(definition, config, fromVersion),
    defaults: { ...DEFAULTS[definition.class], ...definition.defaults },
  };
}

function migrate(definition: NodeDefinition, config: JsonObject, fromVersion: number): JsonObject {
  if (fromVersion > definition.version) {
    const message = `"${definition.label}" was made by a newer Flowkeep. Update this one, or use the node's older version.`;
    throw new DomainError('invalid-graph', message, { details: { type: definition.type, version: fromVersion } });
  }
  let lifted = config;
  for (let version = fromVersion; version < definition.version; version += 1) {
    lifted = definition.migrations?.[version]?.(lifted) ?? lifted;
  }
  return lifted;
}
