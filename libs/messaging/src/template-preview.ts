const VARIABLE = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** The text a person will read: `{{1}}`, `{{2}}`, … and named variables take the values in order. */
export function renderTemplatePreview(body: string, variables: readonly string[]): string {
  const names = [...new Set(Array.from(body.matchAll(VARIABLE), ([, name]) => name ?? ''))];
  return body.replace(VARIABLE, (placeholder, name: string) => {
    const index = /^\d+$/.test(name) ? Number(name) - 1 : names.indexOf(name);
    return variables[index] ?? placeholder;
  });
}
