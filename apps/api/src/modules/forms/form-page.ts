import { createHash } from 'node:crypto';
import type { JsonObject } from '@flowkeep/contracts';
import { escapeHtml } from './escape-html.ts';
import type { FormDefinition, FormInput } from './form-definition.ts';
import { FORM_STYLE } from './form-style.ts';
import { LONGEST_VALUE, SUBMISSION_FIELD, TRAP_FIELD } from './form-submission.ts';
import type { FormTexts } from './form-texts.ts';

/** What the page shows beside the form itself. */
export interface FormPageState {
  /** BCP 47. */
  readonly language: string;
  readonly texts: FormTexts;
  /** Random; the same page sent twice is one event. */
  readonly submissionId: string;
  /** What was typed before, and what is wrong with it, by field name. */
  readonly values: JsonObject;
  readonly errors: Readonly<Record<string, string>>;
}

/** Nothing may run or load on these pages but their own style sheet; they may be framed by the client's site. */
export const FORM_CONTENT_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(FORM_STYLE).digest('base64')}'`,
  `form-action 'self'`,
  `base-uri 'none'`,
].join('; ');

/** The page with the form: plain HTML that works without scripts. */
export function formPage(form: FormDefinition, state: FormPageState): string {
  const failed = Object.keys(state.errors).length > 0;
  return page(
    state.language,
    form.title,
    `<h1>${escapeHtml(form.title)}</h1>
${failed ? `<p class="fault" role="alert">${escapeHtml(state.texts.check)}</p>` : ''}
<form method="post" accept-charset="utf-8" novalidate>
<input type="hidden" name="${SUBMISSION_FIELD}" value="${escapeHtml(state.submissionId)}">
${form.inputs.map((input) => field(input, state)).join('\n')}
<div class="trap" aria-hidden="true"><label for="${TRAP_FIELD}">${escapeHtml(state.texts.leaveEmpty)}</label><input id="${TRAP_FIELD}" name="${TRAP_FIELD}" tabindex="-1" autocomplete="off"></div>
<button type="submit">${escapeHtml(form.button === '' ? state.texts.send : form.button)}</button>
</form>`,
  );
}

/** The page that thanks. */
export function thanksPage(form: FormDefinition, language: string, texts: FormTexts): string {
  const thanks = form.thanks === '' ? texts.sent : form.thanks;
  return page(language, form.title, `<h1>${escapeHtml(form.title)}</h1><p role="status">${escapeHtml(thanks)}</p>`);
}

/** The page for an address without a form. */
export function missingPage(texts: FormTexts): string {
  return page('und', texts.gone, `<h1>${escapeHtml(texts.gone)}</h1>`);
}

function page(language: string, title: string, content: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${FORM_STYLE}</style></head>
<body><main><div class="card">
${content}
</div></main></body>
</html>
`;
}

function field(input: FormInput, { values, errors, texts }: FormPageState): string {
  const name = escapeHtml(input.name);
  const id = `field-${name}`;
  const error = Object.hasOwn(errors, input.name) ? errors[input.name] : undefined;
  const attributes = [
    `id="${id}" name="${name}" maxlength="${String(LONGEST_VALUE)}"`,
    input.required ? 'required' : '',
    error === undefined ? '' : `aria-invalid="true" aria-describedby="${id}-fault"`,
  ].join(' ');
  const required = input.required ? ` <span class="note">(${escapeHtml(texts.required)})</span>` : '';
  return `<div class="field"><label for="${id}">${escapeHtml(input.label)}${required}</label>
${control(input, attributes, values[input.name])}
${error === undefined ? '' : `<p class="fault" id="${id}-fault">${escapeHtml(error)}</p>`}</div>`;
}

function control(input: FormInput, attributes: string, typed: unknown): string {
  const value = escapeHtml(typeof typed === 'string' ? typed : '');
  switch (input.type) {
    case 'multiline':
      return `<textarea ${attributes} rows="4">${value}</textarea>`;
    case 'phone':
      return `<input type="tel" autocomplete="tel" ${attributes} value="${value}">`;
    case 'email':
      return `<input type="email" autocomplete="email" ${attributes} value="${value}">`;
    case 'text':
      return `<input type="text" ${input.name === 'name' ? 'autocomplete="name" ' : ''}${attributes} value="${value}">`;
  }
}
