import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ENGINE_VERSION } from '../state.ts';
import { type CorpusCase, firstCorpus, secondCorpus, transcriptOf } from './corpus.ts';

const CORPORA: Readonly<Record<number, readonly CorpusCase[]>> = {
  1: firstCorpus,
  2: secondCorpus,
  3: secondCorpus,
};

const fileOf = (version: number): URL => new URL(`../../semantics/v${String(version)}.json`, import.meta.url);
const digestsOf = (version: number): Record<string, string> =>
  Object.fromEntries(
    (CORPORA[version] ?? []).map(({ name, play }) => {
      const digest = createHash('sha256')
        .update(transcriptOf(play(version)))
        .digest('hex');
      return [name, digest];
    }),
  );

/** Records a version that has no file yet; one that is there is never written again. */
function record(version: number): void {
  const file = fileOf(version);
  if (process.env['FLOWKEEP_RECORD_SEMANTICS'] !== '1' || existsSync(file)) return;
  writeFileSync(file, `${JSON.stringify(digestsOf(version), null, 2)}\n`);
}

function changedCases(version: number): readonly string[] {
  const known = JSON.parse(readFileSync(fileOf(version), 'utf8')) as Record<string, string>;
  const now = digestsOf(version);
  return [...new Set([...Object.keys(known), ...Object.keys(now)])].filter((name) => known[name] !== now[name]);
}

function adviceFor(version: number, changed: readonly string[]): string {
  if (changed.length === 0) return '';
  const next = String(ENGINE_VERSION + 1);
  return (
    `Runs of engine version ${String(version)} would go on differently than they began (${changed.slice(0, 3).join(', ')}). ` +
    `Keep the old behaviour for their engineVersion, raise ENGINE_VERSION to ${next} for the new one, ` +
    `and record semantics/v${next}.json with FLOWKEEP_RECORD_SEMANTICS=1.`
  );
}

describe.each(Object.keys(CORPORA).map(Number))('engine version %i', (version) => {
  beforeAll(() => {
    record(version);
  });

  it('decides for ever as it did when it was released', () => {
    expect(adviceFor(version, changedCases(version))).toBe('');
  });
});

it('has a corpus for the present version', () => {
  expect(CORPORA[ENGINE_VERSION]).toBeDefined();
});
