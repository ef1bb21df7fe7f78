import { setTimeout as pause } from 'node:timers/promises';
import { fromDatabaseError } from '@flowkeep/persistence';

const FIRST_PAUSE = 200;
const TRIES = 6;

/**
 * Writes again for about six seconds while the database is away or busy; every other error, and the last one, is
 * thrown. For facts that nobody else could bring back.
 */
export async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === TRIES || fromDatabaseError(error) === null) throw error;
      await pause(FIRST_PAUSE * 2 ** (attempt - 1));
    }
  }
}
