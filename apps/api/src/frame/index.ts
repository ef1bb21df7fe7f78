export { Public, RequirePermission, SignedIn } from './access.decorator.ts';
export { CurrentActor, CurrentMember, CurrentUser, WorkspaceId } from './current-caller.decorator.ts';
export { actorOf, type Caller, type CurrentMemberValue } from './caller.ts';
export { API_CONFIG } from './api-config.token.ts';
export { LOGGER } from './logger.token.ts';
export { type ApiRequest, pathValue } from './api-request.ts';
export { asDomainError, type Problem, problemOf } from './problem.ts';
export { type Route, RouteCatalog } from './route-catalog.ts';
