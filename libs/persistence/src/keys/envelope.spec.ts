import { DomainError } from '@flowkeep/contracts';
import fc from 'fast-check';
import { keyIdOf, openEnvelope, sealEnvelope } from './envelope.ts';
import { RootKey } from './root-key.ts';

/** Made once and checked in: data of earlier versions must stay readable. */
const VECTOR = 'RTEQa2FiY2RlZmdoaWprbG1ubwEBAQEBAQEBAQEBASWA5db9k8xcGE2yQFE0p/+dlffBIywgveiXmj6W';
const key = Buffer.alloc(32, 7);
const seal = {
  keyId: 'kabcdefghijklmno',
  workspaceId: '6f1c1f0e-33a9-4d52-8a7e-2f1f7d2f2c11',
  purpose: 'message:body',
};
const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : 'other';
  }
};

describe('envelope', () => {
  it('keeps its layout: a fixed key, IV and text give fixed bytes', () => {
    const sealed = sealEnvelope(key, seal, Buffer.from('Salam, Rəna!'), Buffer.alloc(12, 1));
    expect(sealed.toString('base64')).toBe(VECTOR);
    expect(openEnvelope(key, seal, Buffer.from(VECTOR, 'base64')).toString()).toBe('Salam, Rəna!');
    expect(keyIdOf(sealed)).toBe(seal.keyId);
  });

  it('gives back whatever was sealed, never twice the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (plain) => {
        const [one, two] = [sealEnvelope(key, seal, plain), sealEnvelope(key, seal, plain)];
        expect(Buffer.compare(openEnvelope(key, seal, one), Buffer.from(plain))).toBe(0);
        expect(one.equals(two)).toBe(false);
      }),
    );
  });

  it.each([
    ['another workspace', { ...seal, workspaceId: '00000000-0000-4000-8000-000000000000' }],
    ['another purpose', { ...seal, purpose: 'message:subject' }],
    ['another key id', { ...seal, keyId: 'kzzzzzzzzzzzzzzz' }],
  ])('does not open for %s', (_, other) => {
    expect(codeOf(() => openEnvelope(key, other, sealEnvelope(key, seal, Buffer.from('x'))))).toBe('internal');
  });

  it('does not open when any one bit was changed', () => {
    const sealed = sealEnvelope(key, seal, Buffer.from('deal won'));
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(codeOf(() => openEnvelope(key, seal, changed))).toBe('internal');
    }
  });

  it.each([
    ['', 0],
    ['E1', 2],
    ['E1 cut', 20],
  ])('refuses %s', (_, length) => {
    const sealed = sealEnvelope(key, seal, Buffer.from('x'));
    expect(codeOf(() => openEnvelope(key, seal, sealed.subarray(0, length)))).toBe('internal');
  });
});

describe('root key', () => {
  const rootKey = RootKey.fromBase64(Buffer.alloc(32, 9).toString('base64'));

  it('unwraps what it wrapped, for the same workspace only', () => {
    const wrapped = rootKey.wrap(seal.workspaceId, key);
    expect(rootKey.unwrap(seal.workspaceId, wrapped).equals(key)).toBe(true);
    expect(codeOf(() => rootKey.unwrap('00000000-0000-4000-8000-000000000000', wrapped))).toBe('internal');
  });

  it('says so when the data belongs to another root key', () => {
    const other = RootKey.fromBase64(Buffer.alloc(32, 8).toString('base64'));
    expect(codeOf(() => other.unwrap(seal.workspaceId, rootKey.wrap(seal.workspaceId, key)))).toBe(
      'configuration-missing',
    );
  });

  it('refuses a key of another length', () => {
    expect(codeOf(() => RootKey.fromBase64('c2hvcnQ='))).toBe('configuration-missing');
  });
});
