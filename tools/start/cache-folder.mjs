import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs are kept that every clone on this machine can share. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'flowkeep');
