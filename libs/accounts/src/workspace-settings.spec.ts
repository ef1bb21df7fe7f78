import { DomainError } from '@flowkeep/contracts';
import { checkWorkspaceSettings, type WorkspaceSettings } from './workspace-settings.ts';

const right: WorkspaceSettings = {
  name: 'Baku Dental',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
};

const wrongFields = (settings: Partial<WorkspaceSettings>): readonly string[] => {
  try {
    checkWorkspaceSettings(settings);
    return [];
  } catch (error) {
    return error instanceof DomainError ? error.fields.map(({ path }) => path) : ['other'];
  }
};

describe('settings of a workspace', () => {
  it.each([
    [right],
    [{}],
    [{ timeZone: 'UTC', language: 'ru', currency: 'EUR', region: 'DE' }],
    [{ language: 'az-Latn-AZ', region: 'TR' }],
  ])('takes %j', (settings) => expect(wrongFields(settings)).toEqual([]));

  it.each([
    [{ name: '   ' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ timeZone: 'Baku' }, 'timeZone'],
    [{ timeZone: '+04:00' }, 'timeZone'],
    [{ language: 'xx-!' }, 'language'],
    [{ currency: 'azn' }, 'currency'],
    [{ currency: 'XXZ' }, 'currency'],
    [{ region: 'az' }, 'region'],
    [{ region: 'ZZ' }, 'region'],
    [{ region: 'QX' }, 'region'],
  ])('refuses %j', (settings, field) => expect(wrongFields(settings)).toEqual([field]));

  it('names everything that is wrong at once', () => {
    expect(wrongFields({ ...right, timeZone: 'Baku', region: 'XY' })).toEqual(['timeZone', 'region']);
  });
});
