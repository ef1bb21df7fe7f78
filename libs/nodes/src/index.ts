export { controls } from './controls.ts';
export { findNodeDefinition, nodeCatalog } from './node-catalog.ts';
export { nodeDefinitions, type NodeType, type NodeTypeOf } from './node-definitions.ts';
export { cronWords } from './trigger/schedule/cron-words.ts';
export { messageStarts } from './trigger/message/message-starts.ts';
export { readPerson } from './trigger/read-person.ts';
export { type Dedup, readDedup } from './trigger/read-dedup.ts';
export { eventStarts } from './trigger/event/event-starts.ts';
export { eventValues } from './event/event-values.ts';
