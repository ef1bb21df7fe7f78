import type { FrameDraft } from './frame-draft.ts';
import type { ReadyNode } from './state.ts';

/** Nodes that may be able to start, first come first served; each stands in it once. */
export class ReadyQueue {
  private items: ReadyNode[] = [];
  private head = 0;

  /** In the first version of the engine a node stood in it once for each edge, and started at most once in a turn. */
  constructor(private readonly doubles: boolean) {}

  /** Has a node looked at: it starts if its edges allow. */
  push(frame: FrameDraft, node: number): void {
    if (frame.queued.has(node) && !this.doubles) return;
    frame.queued.add(node);
    this.items.push([frame.id, node]);
  }

  /** Has a node start whatever its edges say. */
  pushEntry(frame: FrameDraft, node: number): void {
    this.remove(frame, (queued) => queued === node);
    frame.queued.add(node);
    this.items.push([frame.id, node, true]);
  }

  /** Takes up what an earlier transition left, in its order. */
  restore(item: ReadyNode, frame: FrameDraft): void {
    if (frame.queued.has(item[1]) && !this.doubles) return;
    frame.queued.add(item[1]);
    this.items.push(item);
  }

  shift(): ReadyNode | undefined {
    const item = this.items[this.head];
    if (item === undefined) return undefined;
    this.head += 1;
    if (this.head > 1_000 && this.head * 2 > this.items.length) this.compact();
    return item;
  }

  remove(frame: FrameDraft, matches: (node: number) => boolean): void {
    if (![...frame.queued].some(matches)) return;
    this.compact();
    this.items = this.items.filter(([id, node]) => id !== frame.id || !matches(node));
    for (const node of frame.queued) if (matches(node)) frame.queued.delete(node);
  }

  /** What is left, for the state. */
  rest(): readonly ReadyNode[] {
    return this.items.slice(this.head);
  }

  get empty(): boolean {
    return this.head >= this.items.length;
  }

  private compact(): void {
    this.items = this.items.slice(this.head);
    this.head = 0;
  }
}
