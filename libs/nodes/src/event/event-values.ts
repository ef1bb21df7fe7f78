import type { ContactChangedPayload, DealMovedPayload } from '@flowkeep/contracts';
import type { OutputValue } from '@flowkeep/graph';

type Value<N extends string> = readonly [name: N, label: string, type: OutputValue['type']];

const DEAL_VALUES: readonly Value<keyof DealMovedPayload>[] = [
  ['dealId', 'Deal id', 'text'],
  ['title', 'Title', 'text'],
  ['stage', 'Stage', 'text'],
  ['stageKind', 'Outcome', 'text'],
  ['previousStage', 'Stage before', 'text'],
  ['pipeline', 'Pipeline', 'text'],
  ['amount', 'Amount', 'text'],
  ['currency', 'Currency', 'text'],
];

const CONTACT_VALUES: readonly Value<keyof ContactChangedPayload>[] = [
  ['name', 'Name', 'text'],
  ['phone', 'Phone', 'text'],
  ['email', 'Email', 'text'],
  ['language', 'Language', 'text'],
  ['timeZone', 'Time zone', 'text'],
  ['source', 'Source', 'text'],
  ['fields', 'What was changed', 'list'],
];

const MESSAGE_VALUES: readonly Value<'text' | 'channel'>[] = [
  ['text', 'Text', 'text'],
  ['channel', 'Channel', 'text'],
];

/** What events of a kind say; none where only their sender knows, as with events of one's own. */
export function eventValues(kind: string | undefined): readonly OutputValue[] {
  return valuesOf(kind).map(([path, label, type]) => ({ path, label, type }));
}

function valuesOf(kind: string | undefined): readonly Value<string>[] {
  switch (kind) {
    case 'deal.moved':
      return DEAL_VALUES;
    case 'contact.changed':
      return CONTACT_VALUES;
    case 'message.received':
      return MESSAGE_VALUES;
    default:
      return [];
  }
}
