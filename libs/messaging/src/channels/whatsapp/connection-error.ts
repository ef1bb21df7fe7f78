// Codes of Node and undici that prove that no byte of the request has left.
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Whether an error of `fetch` proves that the provider cannot have seen the request. */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(neverLeft);
  const code = (error as { readonly code?: unknown }).code;
  if (typeof code === 'string') return NEVER_LEFT.has(code);
  return error.cause !== undefined && neverLeft(error.cause);
}
