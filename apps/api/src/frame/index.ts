export { Public, RequirePermission, SignedIn } from './access.decorator.ts';
export { CurrentActor, CurrentUser, WorkspaceId } from './current-caller.decorator.ts';
export type { Caller } from './caller.ts';
export { API_CONFIG } from './api-config.token.ts';
export type { ApiRequest } from './api-request.ts';
export { problemOf } from './problem.ts';
export { type Route, RouteCatalog } from './route-catalog.ts';
