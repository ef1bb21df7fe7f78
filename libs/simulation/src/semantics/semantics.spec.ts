import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ENGINE_VERSION } from '@flowkeep/engine';
import { flowCases } from './flow-cases.ts';
import { textCases } from './text-cases.ts';
import { type CorpusCase, transcriptOf } from './transcript.ts';
import { waitCases } from './wait-cases.ts';

const CORPUS: readonly CorpusCase[] = [...flowCases, ...waitCases, ...textCases];

const file = new URL(`../../semantics/v${String(ENGINE_VERSION)}.json`, import.meta.url);

async function digests(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const one of CORPUS) {
    const text = await transcriptOf(one);
    found[one.name] = createHash('sha256').update(text).digest('hex').slice(0, 32);
  }
  return found;
}

function adviceFor(changed: readonly string[]): string {
  if (changed.length === 0) return '';
  return (
    `Runs of engine version ${String(ENGINE_VERSION)} would go on differently than they began (${changed.slice(0, 3).join(', ')}). ` +
    'Keep what nodes and templates do for the engineVersion of runs that are under way, raise ENGINE_VERSION for the new way, ' +
    'and record its file with FLOWKEEP_RECORD_SEMANTICS=1.'
  );
}

it('nodes and templates decide for ever as they did when this version of the engine was released', async () => {
  const now = await digests();
  expect(Object.keys(now)).toHaveLength(CORPUS.length);
  // A version that is there is never written again.
  if (process.env['FLOWKEEP_RECORD_SEMANTICS'] === '1' && !existsSync(file)) {
    writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  }
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const changed = [...new Set([...Object.keys(known), ...Object.keys(now)])].filter(
    (name) => known[name] !== now[name],
  );
  expect(adviceFor(changed)).toBe('');
});
