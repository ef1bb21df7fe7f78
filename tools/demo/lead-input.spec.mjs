import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryFolder } from '../start/home.mjs';
import { InputProblem, readLead } from './lead-input.mjs';

const folder = mkdtempSync(join(tmpdir(), 'flowkeep-lead-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const problemOf = (document) => {
  const path = join(folder, 'lead.json');
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  try {
    readLead(path);
  } catch (error) {
    return error;
  }
  return null;
};

const lead = { name: 'Günəş Əliyeva', phone: '+994502123456' };

describe('readLead', () => {
  const examples = join(repositoryFolder, 'examples');
  const good = readdirSync(examples).filter((name) => name !== 'lead-bad.json');

  it.each(good)('reads examples/%s', (name) => {
    expect(readLead(join(examples, name)).lead.name).not.toBe('');
  });

  it('takes no reply for silence', () => {
    expect(readLead(join(examples, 'lead-silent.json')).replies).toEqual([]);
  });

  it.each([
    ['{"lead": ', 'is not JSON'],
    [[], 'must hold an object'],
    [{}, '"lead" is missing'],
    [{ lead: { phone: '+994502123456' } }, '"lead.name" is missing'],
    [{ lead: { name: 'Ayşə' } }, '"lead.phone" and "lead.email" are both missing'],
    [{ lead: { ...lead, phone: 'sabah' } }, '"lead.phone" is "sabah"'],
    [{ lead: { ...lead, phone: 994502123456 } }, '"lead.phone" is 994502123456'],
    [{ lead: { ...lead, email: 'günəş' } }, '"lead.email"'],
    [{ lead: { ...lead, language: 'Azerbaijani' } }, '"lead.language"'],
    [{ lead: { ...lead, fone: '1' } }, '"lead.fone" is not a field'],
    [{ lead, replies: 'Salam' }, '"replies" must be a list'],
    [{ lead, replies: [{ afterSeconds: 'soon', text: 'Salam' }] }, '"replies[0].afterSeconds" is "soon"'],
    [{ lead, replies: [{ afterSeconds: -1, text: 'Salam' }] }, '"replies[0].afterSeconds" is -1'],
    [{ lead, replies: [{ afterSeconds: 1 }] }, '"replies[0].text" is missing'],
    [{ lead, replies: [{ text: ' ' }] }, '"replies[0].text" is empty'],
  ])('refuses %j, naming the place', (document, words) => {
    const problem = problemOf(document);
    expect(problem).toBeInstanceOf(InputProblem);
    expect(problem.message).toContain(words);
  });

  it('says so when there is no such file', () => {
    expect(() => readLead(join(folder, 'nowhere.json'))).toThrow('there is no such file');
  });
});
