import type { Graph, NodeCatalog } from '@flowkeep/graph';
import { originText, type RootWords, valueOrigin } from './value-origin.ts';

export interface ChipTexts {
  readonly roots: RootWords;
  readonly missing: (name: string) => string;
  readonly either: (first: string, second: string) => string;
}

/** What a template shows in one place: a value, and perhaps another in its stead. */
export interface ShownValue {
  readonly path: readonly string[];
  readonly fallback: readonly string[] | null;
}

/** The words on a chip: "Wait for an answer · Reply text". */
export function chipText(graph: Graph, catalog: NodeCatalog, texts: ChipTexts, { path, fallback }: ShownValue): string {
  const name = (reference: readonly string[]): string => {
    const origin = valueOrigin(graph, catalog, reference, texts.roots);
    return origin.known ? originText(origin) : texts.missing(reference.join('.'));
  };
  return fallback === null ? name(path) : texts.either(name(path), name(fallback));
}
