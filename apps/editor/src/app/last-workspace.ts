const KEY = 'flowkeep.workspace';

/** The slug of the workspace that was open last in this browser. */
export function lastWorkspace(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberWorkspace(slug: string): void {
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    // Storage may be closed to us; the first workspace then opens next time.
  }
}
