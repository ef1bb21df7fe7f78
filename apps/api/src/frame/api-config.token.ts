/** Injects the API's `ApiConfig`. */
export const API_CONFIG = Symbol('api-config');
