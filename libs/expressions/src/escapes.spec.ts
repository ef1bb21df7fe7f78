import type { JsonValue } from '@flowkeep/contracts';
import { renameStep } from './rename-step.ts';
import { checkTemplate, listReferences, renderTemplate } from './template.ts';
import { ESCAPES } from './testing/escape-corpus.ts';
import { CANARY, HOSTILE_SCOPE } from './testing/hostile-scope.ts';

/** What would show that something of the machine was reached. */
const OF_THE_MACHINE = /native code|=>|\bclass \w|function ?\w*\(|node:|at Object\.|\/work\/|file:\/\//;
/** Longest time for one template, milliseconds; loaded machines are slow. */
const PATIENCE = 4_000;

function outcomeOf(template: string): JsonValue {
  try {
    return renderTemplate(template, HOSTILE_SCOPE);
  } catch (error) {
    expect(error).toMatchObject({ name: 'DomainError', code: 'invalid-input' });
    return (error as Error).message;
  }
}

const members = (): readonly string[] =>
  [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((prototype) =>
    Reflect.ownKeys(prototype).map(String).join(),
  );

describe.each(Object.entries(ESCAPES))('%s', (_, templates) => {
  it.each(templates.map((template) => [template.slice(0, 90), template] as const))('%s', (_, template) => {
    const before = members();
    const began = performance.now();
    const text = JSON.stringify(outcomeOf(template));
    expect(performance.now() - began).toBeLessThan(PATIENCE);
    expect(text.length).toBeLessThan(2_100_000);
    expect(text).not.toMatch(OF_THE_MACHINE);
    expect(text).not.toContain(CANARY);
    expect(members()).toEqual(before);
    expect((HOSTILE_SCOPE.contact as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what looks at templates without evaluating them', () => {
  it.each(Object.entries(ESCAPES))('bears %s', (_, templates) => {
    for (const template of templates) {
      const began = performance.now();
      const problem = checkTemplate(template);
      expect(problem === null || typeof problem.message === 'string').toBe(true);
      expect(Array.isArray(listReferences(template))).toBe(true);
      expect(typeof renameStep(template, 'ask', 'other')).toBe('string');
      expect(performance.now() - began).toBeLessThan(PATIENCE);
    }
  });

  it('leaves a text that is too long for a template as it is, at once', () => {
    const began = performance.now();
    const text = '{{'.repeat(500_000);
    expect(renameStep(text, 'ask', 'other')).toBe(text);
    expect(checkTemplate(text)?.message).toContain('limit');
    expect(performance.now() - began).toBeLessThan(PATIENCE);
  });
});
