/** Where to go after sign-in: an address of this site only, else the start. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/u.test(next) ? next : '/';
}
