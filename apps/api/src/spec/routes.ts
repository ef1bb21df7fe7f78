import type { Route } from '../frame/index.ts';
import type { ForeignThings } from './foreign-things.ts';

/** The path of a route with its parameters filled in. Fails for a parameter that nobody has thought of. */
export function addressOf({ path }: Route, workspaceId: string, things: ForeignThings): string {
  const segments = path.split('/');
  return segments
    .map((segment, index) => {
      if (!segment.startsWith(':')) return segment;
      if (segment === ':workspaceId') return workspaceId;
      const key = `${segments[index - 1]}/${segment}`;
      const value = things[key];
      if (value === undefined) throw new Error(`Add "${key}" to foreign-things.ts, so that ${path} is tested too.`);
      return value ?? 'message-bodies';
    })
    .join('/');
}

/** Whether the path names a thing of the workspace, besides the workspace itself. */
export function namesThing({ path }: Route, things: ForeignThings): boolean {
  const segments = path.split('/');
  return segments.some((segment, index) => {
    return (
      segment.startsWith(':') && segment !== ':workspaceId' && things[`${segments[index - 1]}/${segment}`] !== null
    );
  });
}
