import { formDefinition } from './form-definition.ts';
import { formPage, thanksPage } from './form-page.ts';
import { readSubmission, TRAP_FIELD } from './form-submission.ts';
import { formTexts } from './form-texts.ts';

const form = formDefinition({
  title: 'Qiymət <b>soruş</b>',
  fields: [
    { name: 'name', label: 'Ad', type: 'text', required: true },
    { name: 'email', label: 'E-poçt', type: 'email', required: false },
    { name: 'message', label: 'Mesaj', type: 'multiline', required: false },
  ],
  button: '',
  thanks: '',
});
const texts = formTexts('az');

describe('formPage', () => {
  const state = {
    language: 'az',
    texts,
    submissionId: 'id',
    values: { name: '"><script>' },
    errors: { name: 'Boşdur' },
  };

  it('escapes everything that people wrote', () => {
    const html = formPage(form, state);
    expect(html).toContain('Qiymət &lt;b&gt;soruş&lt;/b&gt;');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(html).not.toContain('<script');
  });

  it('speaks the language of the workspace and ties faults to their fields', () => {
    const html = formPage(form, state);
    expect(html).toContain('<html lang="az">');
    expect(html).toContain('>Göndər</button>');
    expect(html).toMatch(/name="name"[^>]*aria-describedby="field-name-fault"/);
    expect(thanksPage(form, 'az', texts)).toContain('Təşəkkür edirik');
    expect(formTexts('de-DE').send).toBe('Send');
  });
});

describe('readSubmission', () => {
  it.each([
    ['all is well', { name: ' Rəna ', email: 'rena@example.az', other: 'x' }, 'valid'],
    ['something is missing', { name: '  ' }, 'invalid'],
    ['the email is none', { name: 'Rəna', email: 'rena' }, 'invalid'],
    ['a value is too long', { name: 'x'.repeat(5_001) }, 'invalid'],
    ['a program filled in the trap', { name: 'Rəna', [TRAP_FIELD]: 'http://spam' }, 'trapped'],
  ])('when %s', (_, body, kind) => {
    expect(readSubmission(form, body, texts).kind).toBe(kind);
  });

  it('keeps the fields of the form only, trimmed', () => {
    expect(readSubmission(form, { name: ' Rəna ', other: 'x', __proto__: { message: 'no' } }, texts)).toEqual({
      kind: 'valid',
      values: { name: 'Rəna', email: '', message: '' },
    });
  });
});
