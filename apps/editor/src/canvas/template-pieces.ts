/** A stretch of a template: plain words, or one `{{ … }}` with the path of the value it shows. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'value';
      readonly source: string;
      readonly path: readonly string[];
      /** The value shown in its stead when there is none: `| default: other`. */
      readonly fallback: readonly string[] | null;
    };

const OUTPUT = /\{\{([\s\S]*?)\}\}/g;
const REFERENCE = /^\s*-?\s*([A-Za-z_]\w*(?:\s*(?:\.\s*\w+|\[\s*(?:"[^"]*"|'[^']*'|\d+)\s*\]))*)/;
const FALLBACK = /\|\s*default\s*:([^|]*)/;
const PART = /\w+|"[^"]*"|'[^']*'/g;

/** Cuts a template where its values stand. Joining the pieces' texts and sources gives the template again. */
export function templatePieces(template: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let end = 0;
  for (const match of template.matchAll(OUTPUT)) {
    const path = pathOf(match[1] ?? '');
    if (path.length === 0) continue;
    if (match.index > end) pieces.push({ kind: 'text', text: template.slice(end, match.index) });
    const fallback = pathOf(FALLBACK.exec(match[1] ?? '')?.[1] ?? '');
    pieces.push({ kind: 'value', source: match[0], path, fallback: fallback.length > 0 ? fallback : null });
    end = match.index + match[0].length;
  }
  if (end < template.length) pieces.push({ kind: 'text', text: template.slice(end) });
  return pieces;
}

/** The path that an expression begins with, before its filters. */
function pathOf(expression: string): readonly string[] {
  const reference = REFERENCE.exec(expression)?.[1] ?? '';
  return (reference.match(PART) ?? []).map((part) => part.replaceAll(/^["']|["']$/g, ''));
}

/** The template that shows one value. */
export function templateOf(path: readonly string[]): string {
  return `{{ ${path.join('.')} }}`;
}
