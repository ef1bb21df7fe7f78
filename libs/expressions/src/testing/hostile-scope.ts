import type { Scope } from '../scope.ts';

/** A word that no template in the tests speaks of: whoever gives it has evaluated data. */
export const CANARY = 'canary-7f3a91';

/** Data as an attacker would send it: templates, paths, long texts, names of inherited members. */
export const HOSTILE_SCOPE: Scope = {
  trigger: JSON.parse(
    JSON.stringify({
      name: 'Günəş',
      template: '{{ vars.canary }}{% assign x = vars.canary %}{{ x }}',
      open: '{{',
      inside: 'vars.canary',
      close: '}}',
      expression: 'vars.canary == vars.canary',
      path: 'constructor',
      html: '<script>{{ vars.canary }}</script><b>x',
      list: [1, 2, 3],
      rows: Array.from({ length: 40 }, (_, a) => ({ a, b: `row ${String(a)}`, c: null })),
      big: 'x'.repeat(100_000),
      spaces: `${' '.repeat(100_000)}x`,
      lt: '<'.repeat(100_000),
      amp: '&'.repeat(100_000),
      percent: '%E0'.repeat(30_000),
      own: 0,
    }).replace('"own":0', '"__proto__":{"polluted":"yes"},"constructor":"own","toString":"own","valueOf":1'),
  ) as Scope['trigger'],
  contact: { name: 'Əli', phone: null },
  vars: { canary: CANARY },
  steps: { ask: { body: [{ id: 1 }, [2, [3]]], text: '{{ vars.canary }}' } },
  workspace: { name: 'Baku Dental' },
  run: { id: 'r1', now: '2026-11-22T10:00:00.000Z' },
};
