import { createHash } from 'node:crypto';
import type { Approval } from '@flowkeep/persistence';
import { escapeHtml } from '../forms/escape-html.ts';
import { APPROVAL_STYLE } from './approval-style.ts';
import type { ApprovalTexts } from './approval-texts.ts';

/** In what language and by which clock a page speaks. */
export interface PageWords {
  /** BCP 47. */
  readonly language: string;
  /** IANA zone of the workspace. */
  readonly timeZone: string;
  readonly texts: ApprovalTexts;
}

/** Nothing may run or load on these pages but their own style sheet, and no other site may frame them. */
export const APPROVAL_CONTENT_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(APPROVAL_STYLE).digest('base64')}'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The question with its choices: plain HTML that works without scripts. Only its buttons answer. */
export function questionPage(approval: Approval, words: PageWords, fault: string | null): string {
  const { texts } = words;
  const buttons = approval.choices.map(
    ({ id, label }) =>
      `<button type="submit" name="choice" value="${escapeHtml(id)}">${escapeHtml(label === '' ? id : label)}</button>`,
  );
  return page(
    words,
    `<h1>${escapeHtml(texts.title)}</h1>
<p class="question">${escapeHtml(approval.question ?? '')}</p>
${untilLine(approval, words)}
${fault === null ? '' : `<p class="fault" role="alert">${escapeHtml(fault)}</p>`}
<form method="post" accept-charset="utf-8">
<label for="note">${escapeHtml(texts.note)}</label>
<textarea id="note" name="note" maxlength="2000"></textarea>
<div class="choices">${buttons.join('\n')}</div>
</form>`,
  );
}

/** Thanks for an answer. */
export function answeredPage(approval: Approval, words: PageWords): string {
  const { thanks } = words.texts;
  return page(words, `<p class="question" role="status">${escapeHtml(thanks)}</p>\n${whatCame(approval, words)}`);
}

/**
 * Says that a question can no longer be answered here, why, and what came of it. It tells nothing that the page did not
 * show while it was open: neither who answered nor what they noted.
 */
export function closedPage(approval: Approval, words: PageWords): string {
  const { answered, expired, withdrawn } = words.texts;
  const reason = { answered, expired, withdrawn, open: '' }[approval.status];
  return page(words, `<p class="question" role="status">${escapeHtml(reason)}</p>\n${whatCame(approval, words)}`);
}

/** Says that a link leads nowhere. */
export function nothingPage(words: PageWords): string {
  return page(words, `<p class="question" role="status">${escapeHtml(words.texts.gone)}</p>`);
}

function whatCame({ question, status, choices, choice, answeredAt, expiresAt }: Approval, words: PageWords): string {
  const { texts } = words;
  const label = choices.find(({ id }) => id === choice)?.label ?? '';
  const lines: readonly (readonly [label: string, value: string | null])[] = [
    [texts.chosen, status === 'answered' ? label || choice : null],
    [texts.when, status === 'answered' && answeredAt ? momentOf(answeredAt, words) : null],
    [texts.wasOpen, status === 'expired' && expiresAt ? momentOf(expiresAt, words) : null],
  ];
  const asked = question === null ? '' : `<p class="asked">${escapeHtml(question)}</p>\n`;
  return (
    asked +
    lines
      .flatMap(([name, value]) => (value === null ? [] : [`<p>${escapeHtml(name)} <b>${escapeHtml(value)}</b></p>`]))
      .join('\n')
  );
}

function untilLine({ expiresAt }: Approval, words: PageWords): string {
  if (expiresAt === null) return '';
  return `<p class="soft">${escapeHtml(`${words.texts.until} ${momentOf(expiresAt, words)}`)}</p>`;
}

function momentOf(moment: Date, { language, timeZone }: PageWords): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(moment);
}

function page({ language, texts }: PageWords, content: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(texts.title)}</title><style>${APPROVAL_STYLE}</style></head>
<body><main><div class="card">
${content}
</div></main></body>
</html>
`;
}
