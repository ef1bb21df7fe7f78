import type { JsonObject } from '@flowkeep/contracts';
import type { NodeClass, NodeStructure, OnError, OutputValue, PortDefinition, RetryPolicy } from '@flowkeep/graph';
import type { DraftOf, Fields, OptionSource } from './field.ts';

/** Colour of the tile; the card stays neutral. */
export type NodeFamily = 'trigger' | 'message' | 'wait' | 'ai' | 'crm' | 'data' | 'logic';

/** Heading in the palette. */
export type PaletteGroup = 'start' | 'messages' | 'wait' | 'think' | 'crm' | 'data' | 'flow';

/** A piece of the sentence on the card: plain words, a strong value, or a chip that names where a value comes from. */
export type SummaryPart =
  | { readonly kind: 'text'; readonly text: string }
  /** With `optionsFrom` the text is a choice of that source: show its name where it is known. */
  | { readonly kind: 'strong'; readonly text: string; readonly optionsFrom?: OptionSource }
  | { readonly kind: 'code'; readonly text: string }
  /** A template; the editor shows its references as chips. */
  | { readonly kind: 'value'; readonly template: string };

/** Where an outbound node's activities run, each queue with its own rate limit. */
export type ProviderQueue = 'whatsapp' | 'ai' | 'http';

/**
 * One node type: the same object yields form, palette entry, validation, docs and execution settings.
 * `ports`, `outputs`, `summary` and `structure` are methods, so that definitions with different fields fit in one registry; made by
 * `defineNode`, they bear any config, even a broken one.
 */
export interface NodeDefinition<F extends Fields = Fields> {
  /** Dotted, stable: `whatsapp.send`. */
  readonly type: string;
  readonly version: number;
  readonly class: NodeClass;
  readonly family: NodeFamily;
  readonly group: PaletteGroup;
  /** Short name of the type, shown small above the title: "WhatsApp". */
  readonly label: string;
  /** First title of a new node, in a client's words: "Send a message". */
  readonly title: string;
  /** Name of a lucide icon in kebab-case. */
  readonly icon: string;
  /** One sentence for the palette. */
  readonly description: string;
  /** Help text, plain Markdown. */
  readonly help: string;
  readonly fields: F;
  /** Named exits in the order they are drawn; the error port is not one of them. */
  ports(this: void, config: DraftOf<F>): readonly PortDefinition[];
  /** What later steps may read below `steps.<node>`; of a trigger, below `trigger`. */
  outputs(this: void, config: DraftOf<F>): readonly OutputValue[];
  /** The sentence on the card. */
  summary(this: void, config: DraftOf<F>): readonly SummaryPart[];
  /** What the node does to the shape of a run, where that is more than leaving by its ports. */
  structure?(this: void, config: DraftOf<F>): NodeStructure | null;
  /** For outbound nodes. */
  readonly queue?: ProviderQueue;
  readonly defaults?: {
    readonly onError?: OnError;
    readonly retry?: RetryPolicy;
    readonly timeoutSeconds?: number;
  };
  /** By the version they lift from; one step each. */
  readonly migrations?: Readonly<Record<number, (config: JsonObject) => JsonObject>>;
}
