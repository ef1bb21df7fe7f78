import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { EdgeState, Frame, Pace, Progress } from './frame.ts';

/** Id of the root: the frame that is there from the start to the end of a run. */
export const ROOT_FRAME = '';

/** What a new frame begins with. */
export type FrameStart = Omit<Frame, keyof Progress> & { readonly outputs: Readonly<Record<string, JsonObject>> };

/** One frame while an event is applied: a copy that may be changed. */
export class FrameDraft {
  readonly edges: Record<number, EdgeState>;
  readonly visits: Record<string, number>;
  readonly outputs: Record<string, JsonObject>;
  jumps: Record<string, number> | undefined;
  pace: Readonly<Record<string, Pace>> | undefined;
  joined: Record<number, true> | undefined;
  vars: Readonly<Record<string, JsonValue>> | undefined;
  /** Nodes of it that stand in the queue. */
  readonly queued = new Set<number>();

  private visible: Record<string, JsonObject> | undefined;

  constructor(
    readonly id: string,
    /** Null for the root. */
    readonly place: FrameStart | null,
    progress: Progress,
    /** Active steps that keep it going. */
    public alive: number,
  ) {
    this.edges = { ...progress.edges };
    this.visits = { ...progress.visits };
    this.outputs = { ...progress.outputs };
    this.jumps = progress.jumps;
    this.pace = progress.pace;
    this.joined = progress.joined;
    this.vars = place?.vars;
  }

  get path(): string {
    return this.place?.path ?? '';
  }

  /** Nothing in it is under way or about to be. */
  get idle(): boolean {
    return this.alive === 0 && this.queued.size === 0;
  }

  /** Keeps what a step gave. */
  keep(name: string, output: JsonObject): void {
    this.outputs[name] = output;
    if (this.visible !== undefined) this.visible[name] = output;
  }

  /** Its outputs with what the trigger gave. Copied once, not for each of many steps: only to be read, and at once. */
  outputsWith(trigger: string, given: JsonObject): Readonly<Record<string, JsonObject>> {
    this.visible ??= { ...this.outputs, [trigger]: given };
    return this.visible;
  }

  /** Keeps a node from starting, until a go-to opens its edges again. */
  close(node: number): void {
    this.joined = { ...this.joined, [node]: true };
  }

  progress(): Progress {
    const { edges, visits, outputs, jumps, pace, joined } = this;
    return { edges, visits, outputs, ...(jumps && { jumps }), ...(pace && { pace }), ...(joined && { joined }) };
  }

  frame(): Frame | null {
    if (this.place === null) return null;
    return { ...this.place, ...this.progress(), ...(this.vars && { vars: this.vars }) };
  }
}
