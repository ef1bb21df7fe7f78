import { TEMPLATE_LIMITS } from './template-engine.ts';

const TAG = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
/** Quoted text, or a reference to a step in either of its two writings. */
const TOKEN =
  /(?<reference>(?<![\w.])steps\s*(?:\.\s*(?<dotted>\w+)|\[\s*(?<quote>["'])(?<quoted>\w+)\k<quote>\s*\]))|"[^"]*"|'[^']*'/g;

/** Makes every reference to the step `from` one to the step `to`. Plain text and quoted text stay as they are. */
export function renameStep(text: string, from: string, to: string): string {
  // What is longer is no template; a search in a text of any length would take its length squared.
  if (text.length > TEMPLATE_LIMITS.length) return text;
  return text.replace(TAG, (tag) =>
    tag.replace(TOKEN, (token, ...rest) => {
      const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      const name = groups['dotted'] ?? groups['quoted'];
      return name === from ? token.replace(new RegExp(`\\b${from}\\b(?=\\W*$)`), to) : token;
    }),
  );
}
