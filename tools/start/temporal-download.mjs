import { createWriteStream, mkdirSync, mkdtempSync, renameSync, rmSync, chmodSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const PLATFORM = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const ARCHITECTURE = { x64: 'amd64', arm64: 'arm64' };

// Long enough for a slow line to answer, short enough not to hold up who has none.
const ANSWER_WITHIN = 8_000;
const FINISH_WITHIN = 300_000;

/** Gets the official release and puts its program at `target`. */
export async function downloadTemporal({ version, target, say }) {
  const query = `platform=${PLATFORM[process.platform]}&arch=${ARCHITECTURE[process.arch]}`;
  const url = `https://temporal.download/cli/archive/v${version}?${query}`;
  say(`Downloading Temporal ${version} from temporal.download …`);
  const response = await answerOf(url);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'download-'));
  try {
    const archive = join(folder, 'temporal.tar.gz');
    await pipeline(Readable.fromWeb(response.body), createWriteStream(archive), {
      signal: AbortSignal.timeout(FINISH_WITHIN),
    });
    // Every system that Node 20 supports brings tar, Windows too.
    await promisify(execFile)('tar', ['-xf', archive, '-C', folder]);
    const program = join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
    chmodSync(program, 0o755);
    await promisify(execFile)(program, ['--version'], { timeout: 20_000 });
    renameSync(program, target);
    say('Temporal is downloaded.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answerOf(url) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return response;
  } catch (cause) {
    const why = abort.signal.aborted
      ? `no answer within ${ANSWER_WITHIN / 1000} s`
      : (cause.cause?.code ?? cause.message);
    throw new Error(`the download failed (${why})`, { cause });
  } finally {
    clearTimeout(timer);
  }
}
