import fc from 'fast-check';

/** A part of a drawing, one way in and some ways out. */
export type Part =
  | { readonly kind: 'work'; readonly onError: 'fail' | 'continue' | 'port'; readonly goes: 'well' | 'wrong' | number }
  | { readonly kind: 'note' }
  | { readonly kind: 'sleep'; readonly minutes: number }
  | { readonly kind: 'reply'; readonly hours: number }
  | { readonly kind: 'signal'; readonly hours: number; readonly at: number }
  | { readonly kind: 'ask'; readonly choice: 'yes' | 'no' | 'expired' }
  | { readonly kind: 'then'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly yes: boolean; readonly either: readonly [Part, Part] }
  | { readonly kind: 'join'; readonly join: Join; readonly branches: readonly Part[] }
  | { readonly kind: 'each'; readonly items: number; readonly concurrency: number; readonly body: Part }
  | { readonly kind: 'repeat'; readonly rounds: number; readonly body: Part }
  | { readonly kind: 'again'; readonly times: number; readonly body: Part }
  | { readonly kind: 'call'; readonly mode: 'inline' | 'own'; readonly body: Part };

export interface Join {
  readonly mode: 'all' | 'any' | 'count';
  readonly count: number;
  readonly stopOthers: boolean;
}

const minutes = fc.integer({ min: 1, max: 3_000 });
const hours = fc.integer({ min: 1, max: 72 });
const small = fc.integer({ min: 0, max: 3 });

const leaf: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constant('work'),
    onError: fc.constantFrom('continue', 'port'),
    goes: fc.oneof(fc.constantFrom('well', 'wrong'), fc.integer({ min: 0, max: 5_000 })),
  }),
  fc.constant({ kind: 'note' } as const),
  fc.record({ kind: fc.constant('sleep'), minutes }),
  fc.record({ kind: fc.constant('reply'), hours }),
  fc.record({ kind: fc.constant('signal'), hours, at: minutes }),
  fc.record({ kind: fc.constant('ask'), choice: fc.constantFrom('yes', 'no', 'expired') }),
);

/** In a calm drawing the order of time decides nothing: no race, no jump, nothing that ends the whole run. */
export function parts(calm: boolean): fc.Arbitrary<Part> {
  const join: fc.Arbitrary<Join> = calm
    ? fc.constant({ mode: 'all', count: 1, stopOthers: false })
    : fc.record({
        mode: fc.constantFrom('all', 'any', 'count'),
        count: fc.integer({ min: 1, max: 4 }),
        stopOthers: fc.boolean(),
      });
  const risky: fc.Arbitrary<Part> = fc.record({
    kind: fc.constant('work'),
    onError: fc.constant('fail'),
    goes: fc.constantFrom('well', 'well', 'well', 'wrong'),
  });
  const { part } = fc.letrec<{ part: Part }>((tie) => {
    const body = tie('part');
    const blocks: fc.Arbitrary<Part>[] = [
      fc.record({ kind: fc.constant('then'), parts: fc.array(body, { minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('choice'), yes: fc.boolean(), either: fc.tuple(body, body) }),
      fc.record({ kind: fc.constant('join'), join, branches: fc.array(body, { minLength: 2, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('each'), items: small, concurrency: fc.integer({ min: 1, max: 3 }), body }),
      fc.record({ kind: fc.constant('repeat'), rounds: fc.integer({ min: 1, max: 3 }), body }),
      fc.record({ kind: fc.constant('call'), mode: fc.constantFrom('inline', 'own'), body }),
    ];
    if (!calm)
      blocks.push(fc.record({ kind: fc.constant('again'), times: fc.integer({ min: 1, max: 3 }), body }), risky);
    return { part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, ...blocks) };
  });
  return part;
}
