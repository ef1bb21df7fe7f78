import { nodeDefinitions } from '@flowkeep/nodes';
import { readCondition } from './condition-json.ts';
import { changeKind, readCron, writeCron } from './cron-parts.ts';
import { isShown } from './is-shown.ts';
import { fillMadeFields, idFrom } from './item-ids.ts';

describe('cron parts', () => {
  it.each([
    ['15 * * * *', 'hourly'],
    ['0 9 * * *', 'daily'],
    ['30 8 * * 1-5', 'weekdays'],
    ['0 9 * * 1', 'weekly'],
    ['0 9 1 * *', 'monthly'],
    ['*/5 9 * * *', 'custom'],
    ['nonsense', 'custom'],
  ])('reads %p as %s and writes it again', (pattern, kind) => {
    expect(readCron(pattern).kind).toBe(kind);
    expect(writeCron(readCron(pattern))).toBe(pattern);
  });

  it('keeps the time when the rhythm changes', () => {
    expect(writeCron(changeKind(readCron('30 8 * * *'), 'weekly'))).toBe('30 8 * * 1');
  });
});

describe('ids of items', () => {
  it.each([
    ['Wants a call', 'wants_a_call'],
    ['Qəbula yazılmaq', 'qebula_yazilmaq'],
    ['İstəmir', 'istemir'],
    ['Çox şey', 'cox_sey'],
    ['2 days', 'days'],
    ['Звонок', ''],
  ])('makes an id of %p', (words, id) => {
    expect(idFrom(words)).toBe(id);
  });

  const fields = nodeDefinitions['ai.classify'].fields.labels.item ?? {};

  it('fills an id once, apart from those that are taken', () => {
    const others = [{ id: 'call', label: 'Call' }];
    expect(fillMadeFields(fields, { label: 'Call' }, others, 'label')).toEqual({ label: 'Call', id: 'call_2' });
    const done = { label: 'Another name', id: 'call_2' };
    expect(fillMadeFields(fields, done, others, 'label')).toBe(done);
    expect(fillMadeFields(fields, { label: 'Звонок' }, [], 'label')).toEqual({ label: 'Звонок', id: 'label' });
    expect(fillMadeFields(fields, { label: '' }, [], 'label')).toEqual({ label: '' });
  });
});

describe('isShown', () => {
  const { fields } = nodeDefinitions['whatsapp.send'];

  it('follows the value beside it, and its initial value when there is none', () => {
    expect(isShown(fields.text, fields, { kind: 'text' })).toBe(true);
    expect(isShown(fields.text, fields, {})).toBe(false);
    expect(isShown(fields.template, fields, {})).toBe(true);
  });
});

describe('readCondition', () => {
  it('reads what can be read', () => {
    expect(readCondition({ match: 'any', rules: [{ left: 'a', operator: 'nonsense' }, 7, { rules: [] }] })).toEqual({
      match: 'any',
      rules: [
        { left: 'a', operator: 'equals', right: '' },
        { left: '', operator: 'equals', right: '' },
        { match: 'all', rules: [] },
      ],
    });
    expect(readCondition(undefined)).toEqual({ match: 'all', rules: [] });
  });
});
