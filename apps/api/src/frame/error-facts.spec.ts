import { errorFacts } from './error-facts.ts';

describe('what a log says of an error', () => {
  it('keeps message and place of an error of ours', () => {
    const facts = errorFacts(new Error('outer', { cause: new TypeError('inner') }));
    expect(facts).toMatchObject({ type: 'Error', message: 'outer', cause: { type: 'TypeError', message: 'inner' } });
    expect(facts.at[0]).toContain('error-facts.spec.ts');
  });

  it('quotes nothing that the database quotes', () => {
    const driverError = Object.assign(new Error('value "Aysel" is too long'), {
      severity: 'ERROR',
      code: '22001',
      detail: 'Aysel',
    });
    const error = Object.assign(new Error('value "Aysel" is too long'), {
      driverError,
      query: 'insert',
      parameters: ['Aysel'],
    });
    expect(JSON.stringify(errorFacts(new Error('while saving', { cause: error })))).not.toContain('Aysel');
    expect(errorFacts(error).cause?.code).toBe('22001');
  });

  it.each([[null], ['text'], [{}]])('bears with %j', (thrown) => {
    expect(errorFacts(thrown).at).toEqual([]);
  });
});
