import type { Scope } from './scope.ts';
import { renderTemplate } from './template.ts';
import { WORK_LIMIT, WorkMeter } from './work-meter.ts';

const scope: Scope = {
  trigger: { day: '2026-03-20', local: '2026-03-20 10:00', instant: '2026-03-20T10:00:00+04:00' },
  contact: null,
  vars: {},
  steps: {},
  workspace: {},
  run: { now: '2026-11-22T20:30:00.000Z' },
};

describe('dates in templates', () => {
  it.each([
    ["{{ 'now' | date: '%Y-%m-%d %H:%M' }}", '2026-11-22 20:30'],
    ["{{ 'today' | date: '%A, %d %B', 'Asia/Baku' }}", 'Monday, 23 November'],
    ["{{ trigger.day | date: '%d.%m.%Y' }}", '20.03.2026'],
    ["{{ trigger.local | date: '%H:%M' }}", '10:00'],
    ["{{ trigger.local | date: '%H:%M', 'Asia/Baku' }}", '14:00'],
    ["{{ trigger.instant | date: '%H:%M' }}", '06:00'],
    ['{{ trigger.local | date_to_xmlschema }}', '2026-03-20T10:00:00+00:00'],
    ["{{ 'now' | date_to_long_string }}", '22 November 2026'],
    ["{{ 1774000800 | date: '%H:%M' }}", '10:00'],
    ["{{ 'soon' | date: '%H:%M' }}", 'soon'],
    ["{{ 'March 20, 2026 10:00' | date: '%H:%M' }}", '10:00'],
    ["{{ '2026' | date: '%Y' }}", '1970'],
  ])('%s is the same on every machine', (text, expected) => {
    expect(new Date(2026, 0).getTimezoneOffset()).toBe(300);
    expect(renderTemplate(text, scope)).toBe(expected);
  });

  it('know nothing of chance', () => {
    expect(() => renderTemplate('{{ "a,b" | split: "," | sample }}', scope)).toThrow(/sample/);
  });

  it('cost what the meter says', () => {
    const spent = (meter: WorkMeter): number => {
      renderTemplate("{{ trigger.day | date: '%Y' }}", scope, meter);
      return meter.done;
    };
    expect(spent(new WorkMeter()) - spent(new WorkMeter(WORK_LIMIT, 10))).toBe(2_990);
  });
});
