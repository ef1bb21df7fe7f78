import { defineSearchAttributeKey } from '@temporalio/common';

/** What operators may search runs by. They are never encrypted: ids, random keys and fixed words only. */
export const SEARCH_ATTRIBUTES = {
  workspace: defineSearchAttributeKey('FlowkeepWorkspace', 'KEYWORD'),
  workflow: defineSearchAttributeKey('FlowkeepWorkflow', 'KEYWORD'),
  version: defineSearchAttributeKey('FlowkeepVersion', 'INT'),
  contact: defineSearchAttributeKey('FlowkeepContact', 'KEYWORD'),
  node: defineSearchAttributeKey('FlowkeepNode', 'KEYWORD'),
  waitingFor: defineSearchAttributeKey('FlowkeepWaitingFor', 'KEYWORD'),
  outcome: defineSearchAttributeKey('FlowkeepOutcome', 'KEYWORD'),
} as const;
