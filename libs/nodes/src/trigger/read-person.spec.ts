import { readPerson } from './read-person.ts';

const config = { savePerson: true, name: ' Günəş ', phone: 501234567, email: null, language: 'az', source: '' };

describe('readPerson', () => {
  it('takes what is there as text', () => {
    expect(readPerson(config)).toEqual({ name: 'Günəş', phone: '501234567', language: 'az' });
    expect(readPerson({ ...config, timeZone: 'Europe/Istanbul ' })).toMatchObject({ timeZone: 'Europe/Istanbul' });
  });

  it('reads nobody when the trigger saves nobody, or nothing says who it is', () => {
    expect(readPerson({ ...config, savePerson: false })).toBeNull();
    expect(readPerson({ savePerson: true, name: '', phone: null, email: null, language: 'az' })).toBeNull();
  });
});
