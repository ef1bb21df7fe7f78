import { newSubjectKeyRef, SUBJECT_KEY_REF } from './subject-key-ref.ts';

describe('references to keys', () => {
  it('are told apart however many are made at once', () => {
    const refs = Array.from({ length: 10_000 }, () => newSubjectKeyRef(1_800_000_000_000));
    expect(new Set(refs).size).toBe(refs.length);
    for (const ref of refs) expect(ref).toMatch(SUBJECT_KEY_REF);
  });

  it('begin alike where they are made together, and differ later', () => {
    const start = (now: number): string => newSubjectKeyRef(now).slice(0, 5);
    expect(start(1_800_000_000_000)).toBe(start(1_800_000_000_001));
    expect(start(1_800_000_000_000)).not.toBe(start(1_800_000_020_000));
  });
});
