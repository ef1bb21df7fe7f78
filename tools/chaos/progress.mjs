import { setTimeout as delay } from 'node:timers/promises';
import { folderSize } from './folder-size.mjs';

const EVERY = 60_000;
/** Bytes of the data folder at which the storm ends early. */
const MOST_BYTES = 8 * 2 ** 30;

const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;

/** Says once a minute how far it is, until `signal` ends it. `tooMuch` is called when the disk would fill. */
export async function tellProgress({ folder, leads, kills, load, tell, tooMuch, signal }) {
  for (let minute = 1; ; minute++) {
    await delay(EVERY, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const bytes = await folderSize(folder);
    const accepted = [...leads.values()].filter((lead) => lead.accepted).length;
    tell(
      `minute ${minute}: ${leads.size} sent, ${accepted} accepted, ${kills.length} kills, ` +
        `load ${load.now.toFixed(1)} (median ${load.median.toFixed(1)}), ` +
        `memory ${megabytes(process.memoryUsage().rss)}, data ${megabytes(bytes)}`,
    );
    if (bytes > MOST_BYTES) tooMuch();
  }
}
