import { hasTemplate } from '@flowkeep/expressions';
import type { OptionSource, SummaryPart } from '@flowkeep/node-sdk';

const PREVIEW_LENGTH = 60;

export function plain(text: string): SummaryPart {
  return { kind: 'text', text };
}

export function strong(text: string): SummaryPart {
  return { kind: 'strong', text };
}

/** A choice of the workspace, by id or name. */
export function chosen(text: string, optionsFrom: OptionSource): SummaryPart {
  return { kind: 'strong', text, optionsFrom };
}

export function code(text: string): SummaryPart {
  return { kind: 'code', text };
}

/** A text of the client: with chips where it holds values, cut where it is long. */
export function written(text: string): SummaryPart {
  if (hasTemplate(text)) return { kind: 'value', template: text };
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return plain(line.length > PREVIEW_LENGTH ? `${line.slice(0, PREVIEW_LENGTH - 1).trimEnd()}…` : line);
}
