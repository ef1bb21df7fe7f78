type AskToSignIn = () => Promise<boolean>;

let ask: AskToSignIn | null = null;
let asking: Promise<boolean> | null = null;

/** The screen that can ask says how. Returns the undoing of it. */
export function onSessionExpired(askToSignIn: AskToSignIn): () => void {
  ask = askToSignIn;
  return () => {
    if (ask === askToSignIn) ask = null;
  };
}

/**
 * Asks the reader to sign in again, once for all requests that found the session expired.
 * @returns true when they did, so that the request can be sent again and nothing they wrote is lost
 */
export function signInAgain(): Promise<boolean> {
  if (ask === null) return Promise.resolve(false);
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}
