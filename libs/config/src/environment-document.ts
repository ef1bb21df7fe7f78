import { VARIABLES, type VariableName } from './variables.ts';
import type { Variable } from './variable.ts';

/** The page `docs/environment.md`, made from the list of variables. */
export function environmentDocument(): string {
  const rows = (Object.keys(VARIABLES) as VariableName[]).map((name) => row(name, VARIABLES[name]));
  return [
    '# Environment',
    '',
    'Everything that a process is told from outside. A process that lacks something says which variable and how to set it.',
    '',
    '| variable | what it is | when not set |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function row(name: string, { description, fallback, secret, example }: Variable<unknown>): string {
  const otherwise =
    fallback === undefined ? `must be set, for example \`${example}\`` : fallback === '' ? 'empty' : `\`${fallback}\``;
  return `| \`${name}\` | ${description}${secret === true ? ' Secret.' : ''} | ${otherwise} |`;
}
