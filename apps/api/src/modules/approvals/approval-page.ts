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
  const label = approval.choices.find(({ id }) => id === approval.choice)?.label ?? '';
  return page(
    words,
    `<p class="question" role="status">${escapeHtml(words.texts.thanks)}</p>
<p>${escapeHtml(words.texts.chosen)} ${escapeHtml(label)}</p>`,
  );
}

/** Says that nothing can be answered here, and why. */
export function closedPage(words: PageWords, reason: string): string {
  return page(words, `<p class="question" role="status">${escapeHtml(reason)}</p>`);
}

function untilLine({ expiresAt }: Approval, { language, timeZone, texts }: PageWords): string {
  if (expiresAt === null) return '';
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return `<p class="soft">${escapeHtml(`${texts.until} ${moment.format(expiresAt)}`)}</p>`;
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
